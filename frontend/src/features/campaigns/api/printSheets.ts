import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { SurveyLinksRequest } from '../../../shared/api/types';

/** Links that are made and printed at once: a PDF, and its codes are told nowhere else. */
export function usePrintSheets(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SurveyLinksRequest) =>
      unwrap(
        api.POST('/api/v1/campaigns/{id}/sheets', {
          params: { path: { id } },
          body,
          headers: { Accept: 'application/pdf, application/problem+json' },
          parseAs: 'blob',
        }),
      ) as unknown as Promise<Blob>,
    onSuccess: () =>
      Promise.all(
        ['links', 'participants'].map((part) => client.invalidateQueries({ queryKey: ['campaigns', part, id] })),
      ),
  });
}
