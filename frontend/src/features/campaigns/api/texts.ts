import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { SurveyAudience } from '../../../shared/api/types';

/** What was written in answer to one question. */
export const useTextPages = (id: string, audience: SurveyAudience, item: string, within: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['campaigns', 'texts', id, audience, item, within ?? ''],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/campaigns/{id}/texts', {
          params: { path: { id }, query: { audience, item, within, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
