import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { SurveyAudience } from '../../../shared/api/types';

export const useAnswerFilePages = (
  id: string,
  audience: SurveyAudience,
  question: string,
  within: string | undefined,
) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'answer-files', id, audience, question, within ?? ''],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/files', {
          params: { path: { id }, query: { audience, item: question, within, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Its bytes; each reading stands in the record of changes, so nothing is read before somebody asks. */
export const useAnswerFile = (id: string) =>
  useMutation({
    mutationFn: (fileId: string) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/files/{fileId}', {
          params: { path: { id, fileId } },
          headers: { Accept: '*/*' },
          parseAs: 'blob',
        }),
      ) as unknown as Promise<Blob>,
  });
