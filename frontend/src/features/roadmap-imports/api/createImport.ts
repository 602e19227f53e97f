import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ImportView } from '../../../shared/api/types';
import { upload, type Progress } from '../../../shared/api/upload';

export type Source = { file: File } | { text: string };

async function createImport(source: Source, onProgress: (progress: Progress) => void): Promise<ImportView> {
  if ('file' in source) return upload({ path: '/api/v1/roadmap-imports', file: source.file, onProgress });
  onProgress({ step: 'recognising' });
  return unwrap(api.POST('/api/v1/roadmap-imports', { body: { text: source.text } as never })) as Promise<ImportView>;
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
