import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { BurnStep } from '../search';

type Asked = { by: BurnStep; within: string | undefined; asOf: string | undefined };

/** What was due and what was done, growing over time. */
export const useBurnUp = (roadmapId: string, asked: Asked) =>
  useQuery({
    queryKey: ['roadmaps', 'burn-up', roadmapId, asked],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/burn-up', {
          params: { path: { roadmapId }, query: asked },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
