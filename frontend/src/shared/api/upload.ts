import { language } from '../i18n/i18n';
import { accessToken, signInAgain } from '../session/session';
import { onceKey } from './idempotency';
import { ApiProblem } from './problem';
import type { Problem } from './types';

/** The share of the file that has left, 0..1; then the server reads it. */
export type Progress = { step: 'sending'; share: number } | { step: 'recognising' };

/** A larger file the server does not hold whole, as it must to know a key again: an id made here does the same. */
const WHOLE = 25 * 1024 * 1024;

type Upload = {
  path: string;
  file: File;
  fields?: Record<string, string>;
  onProgress: (progress: Progress) => void;
  /** Breaks the sending off; the promise then ends in an AbortError. */
  signal?: AbortSignal;
};

/** XMLHttpRequest on purpose: fetch does not tell how much of a file has left. */
export async function upload<T>({ path, file, fields = {}, onProgress, signal }: Upload): Promise<T> {
  const token = await accessToken();
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', language());
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    const once = onceKey([path, ...Object.values(fields), file.name, file.size, file.lastModified].join(' '));
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file.size <= WHOLE) request.setRequestHeader('Idempotency-Key', once.key);
    else form.append('id', once.key);
    form.append('file', file, file.name);
    request.upload.onprogress = (event) => onProgress({ step: 'sending', share: event.loaded / (event.total || 1) });
    request.upload.onload = () => onProgress({ step: 'recognising' });
    request.onerror = () => reject(new ApiProblem({ type: 'opora:offline', title: '', status: 0 }));
    request.onload = () => {
      if (request.status === 201) {
        once.done();
        return resolve(request.response as T);
      }
      if (request.status === 401) void signInAgain();
      reject(new ApiProblem(problemFrom(request)));
    };
    request.send(form);
  });
}

function problemFrom(request: XMLHttpRequest): Problem {
  const base = {
    type: 'about:blank',
    title: '',
    status: request.status,
    requestId: request.getResponseHeader('X-Request-Id') ?? undefined,
  };
  return { ...base, ...((request.response as Partial<Problem> | null) ?? {}) } as Problem;
}
