/**
 * One key for one thing a person does. Whether a POST that got no answer has done its work nobody here knows: sent again,
 * by the person or by a retry, it goes under the same key, and the server gives the first answer. Once it has worked, the
 * same POST is a new deed.
 */
const HEADER = 'Idempotency-Key';

/** Asks by POST and changes nothing: there is nothing to do twice. */
const READS = ['/api/v1/terms/parse'];

/** More unanswered deeds than a tab ever has; the oldest are forgotten. */
const MOST = 20;
const open = new Map<string, string>();

/** The key under which this deed goes, and what to call when it has worked. */
export function onceKey(deed: string): { key: string; done: () => void } {
  const key = open.get(deed) ?? newKey();
  open.set(deed, key);
  const oldest = open.keys().next().value;
  if (open.size > MOST && oldest !== undefined) open.delete(oldest);
  return { key, done: () => void open.delete(deed) };
}

/** Marks a POST with its key; gives what to call when it has worked. */
export async function markOnce(request: Request): Promise<() => void> {
  if (request.method !== 'POST' || READS.includes(new URL(request.url).pathname)) return () => {};
  const { key, done } = onceKey(`${request.url}\n${await request.clone().text()}`);
  request.headers.set(HEADER, key);
  return done;
}

/** A UUID, also where the page is served without TLS and crypto.randomUUID is not there. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
