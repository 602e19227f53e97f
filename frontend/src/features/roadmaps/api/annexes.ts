import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ImportView } from '../../../shared/api/types';
import { upload, type Progress } from '../../../shared/api/upload';

/** Documents that were recognised and of which nothing has been made yet: one of them may be the annex of an order. */
export const useRecognised = (enabled: boolean) =>
  useQuery({
    queryKey: ['roadmap-imports', 'recognised'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/roadmap-imports', { params: { query: { status: 'PREVIEW', limit: 50 } }, signal })),
    enabled,
  });

export function useUploadAnnex(onProgress: (progress: Progress) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => upload<ImportView>({ path: '/api/v1/roadmap-imports', file, onProgress }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmap-imports'] }),
  });
}
