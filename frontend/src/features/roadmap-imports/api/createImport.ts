import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { ApiProblem } from '../../../shared/api/problem';
import { api, unwrap } from '../../../shared/api/client';
import { onceKey } from '../../../shared/api/idempotency';
import type { ImportView, Problem } from '../../../shared/api/types';
import { accessToken, signInAgain } from '../../../shared/session/session';

/** The share of the file that has left, 0..1; then the server reads and recognises. */
export type Progress = { step: 'sending'; share: number } | { step: 'recognising' };
export type Source = { file: File } | { text: string };

async function createImport(source: Source, onProgress: (progress: Progress) => void): Promise<ImportView> {
  if ('text' in source) {
    onProgress({ step: 'recognising' });
    return unwrap(api.POST('/api/v1/roadmap-imports', { body: { text: source.text } as never })) as Promise<ImportView>;
  }
  return upload(source.file, await accessToken(), onProgress);
}

/** XMLHttpRequest on purpose: fetch does not tell how much of a file has left. */
function upload(file: File, token: string | null, onProgress: (progress: Progress) => void): Promise<ImportView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/roadmap-imports');
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', i18next.language);
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    const once = onceKey(`import ${file.name} ${file.size} ${file.lastModified}`);
    request.setRequestHeader('Idempotency-Key', once.key);
    request.upload.onprogress = (event) => onProgress({ step: 'sending', share: event.loaded / (event.total || 1) });
    request.upload.onload = () => onProgress({ step: 'recognising' });
    request.onerror = () => reject(new ApiProblem({ type: 'opora:offline', title: '', status: 0 }));
    request.onload = () => {
      if (request.status === 201) {
        once.done();
        return resolve(request.response as ImportView);
      }
      if (request.status === 401) void signInAgain();
      reject(new ApiProblem(problemFrom(request)));
    };
    const form = new FormData();
    form.append('file', file, file.name);
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

export function useCreateImport(onProgress: (progress: Progress) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (source: Source) => createImport(source, onProgress),
    onSuccess: (created) => {
      client.setQueryData(['roadmap-imports', 'one', created.id], created);
      return client.invalidateQueries({ queryKey: ['roadmap-imports', 'list'] });
    },
  });
}
