import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ListImport } from '../../../shared/api/types';
import { upload, type Progress } from '../../../shared/api/upload';

type NewList = { file: File; parentId: string | null };

export function useCreateList(onProgress: (progress: Progress) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, parentId }: NewList) =>
      upload<ListImport>({
        path: '/api/v1/organization-imports',
        file,
        fields: parentId ? { parentId } : {},
        onProgress,
      }),
    onSuccess: (created) => {
      client.setQueryData(['organization-imports', 'one', created.id], created);
      return client.invalidateQueries({ queryKey: ['organization-imports', 'list'] });
    },
  });
}
