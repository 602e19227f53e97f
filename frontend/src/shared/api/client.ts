import createClient from 'openapi-fetch';
import { language } from '../i18n/i18n';
import { accessToken, renewedToken, signInAgain } from '../session/session';
import { markOnce } from './idempotency';
import type { paths } from './schema';
import { ApiProblem, problemOf } from './problem';

/** Longer than this nobody waits without a word. */
const PATIENCE_SECONDS = 10;

/** Sends a request as the person who is signed in; a POST that is sent twice does its work once. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const done = await markOnce(request);
  const answer = await patiently(request);
  if (answer.ok) done();
  return answer;
}

/** A reading that comes too soon is asked once more when the server says; anything else is for the person to decide. */
async function patiently(request: Request): Promise<Response> {
  const answer = await renewingly(request.clone());
  const seconds = Number(answer.headers.get('Retry-After') ?? NaN);
  if (answer.status !== 429 || request.method !== 'GET' || !(seconds <= PATIENCE_SECONDS)) return answer;
  await pause(seconds * 1000, request.signal);
  return renewingly(request);
}

/** One retry after a renewed token; a second 401 means the session is over and the person signs in again. */
async function renewingly(request: Request): Promise<Response> {
  const answer = await sendWith(await accessToken(), request.clone());
  if (answer.status !== 401) return answer;
  const token = await renewedToken();
  if (!token) {
    await signInAgain();
    return answer;
  }
  const second = await sendWith(token, request);
  if (second.status === 401) await signInAgain();
  return second;
}

async function sendWith(token: string | null, request: Request): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  request.headers.set('Accept-Language', language() || 'ru');
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ type: 'opora:offline', title: '', status: 0 });
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('', 'AbortError'));
    });
  });

// An absolute base: the Request constructor of test runners refuses relative addresses.
// Lists also stream other media types; pages are read as JSON.
// No cache of the browser: an entity tag tells the version of the record itself, not of what is shown with it (the roles of a
// person, what may be done), and a 304 would bring the screen of a minute ago back. What is kept is kept by the queries.
export const api = createClient<paths, 'application/json'>({
  baseUrl: window.location.origin,
  fetch: authorizedFetch,
  cache: 'no-store',
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer; anything else is thrown as the server's problem. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new ApiProblem(problemOf(error, response));
}

/** The entity tag of a version, for If-Match. */
export const etag = (version: number) => `"${version}"`;

/** Why a change is made, for the record of changes; the words may be Russian, a header may not. */
export const because = (reason: string): Record<string, string> =>
  reason.trim() === '' ? {} : { 'Opora-Reason': encodeURIComponent(reason.trim()) };
