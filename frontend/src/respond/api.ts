import type { Definition, FileAnswer } from '../shared/questionnaires';
import type { components } from '../shared/api/schema';

/** What a respondent is asked, by whom, and until when. */
export type Survey = Omit<components['schemas']['RespondentSurvey'], 'definition'> & {
  definition: Definition | null;
};

export type ResponseBody = components['schemas']['SurveyResponseRequest'];

/** What the server, or the way to it, said instead of taking something. */
export class Failure extends Error {
  /**
   * @param code of the problem (`survey-paused`), or null where the answer is none of our server's
   * @param seconds after which the server wants to be asked again
   */
  constructor(
    readonly status: number,
    readonly code: string | null,
    readonly seconds: number | null = null,
    readonly pointers: string[] = [],
  ) {
    super(`${status} ${code ?? ''}`);
  }
}

const PATIENCE = 30_000;
const PROBLEM = 'urn:opora:problem:';

const address = (token: string) => `/api/v1/s/${encodeURIComponent(token)}`;

/** The survey of a link; its texts in the language, or in the one the browser prefers. */
export function readSurvey(token: string, language?: string): Promise<Survey> {
  const query = language === undefined ? '' : `?language=${encodeURIComponent(language)}`;
  return request<Survey>(address(token) + query, {}, (body) => 'versionId' in body);
}

export async function putResponse(token: string, id: string, body: ResponseBody): Promise<void> {
  const init = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  await request(`${address(token)}/responses/${id}`, init, (receipt) => receipt['id'] === id);
}

/** Gives a file to the server; what comes back is what stands in the answer. */
export async function putFile(
  token: string,
  id: string,
  question: string,
  name: string,
  content: Blob,
): Promise<FileAnswer> {
  const query = new URLSearchParams({ question, name });
  const init = { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream' }, body: content };
  const kept = await request<FileAnswer>(
    `${address(token)}/files/${id}?${query}`,
    init,
    (body) => body['id'] === id,
    4 * PATIENCE,
  );
  return { id: kept.id, name: kept.name, type: kept.type, size: kept.size };
}

/** An answer counts only when it is our server's: a hotel's sign-in page answers 200 to everything. */
async function request<T>(
  url: string,
  init: RequestInit,
  isOurs: (body: Record<string, unknown>) => boolean,
  patience = PATIENCE,
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const answer = await fetch(url, { ...init, signal: abort.signal });
    const body = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
    if (answer.ok && body !== null && isOurs(body)) return body as T;
    throw failure(answer, body);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(0, null);
  } finally {
    clearTimeout(timer);
  }
}

function failure(answer: Response, body: Record<string, unknown> | null): Failure {
  const type = String(body?.['type'] ?? '');
  const seconds = Number(answer.headers.get('Retry-After') ?? NaN);
  const errors = (body?.['errors'] ?? []) as { pointer?: string }[];
  return new Failure(
    answer.status,
    type.startsWith(PROBLEM) ? type.slice(PROBLEM.length) : null,
    Number.isFinite(seconds) ? seconds : null,
    errors.map(({ pointer }) => pointer ?? ''),
  );
}
