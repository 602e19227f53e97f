import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { BurnStep } from '../search';

/** What was due and what was done, growing over time. */
export const useBurnUp = (roadmapId: string, by: BurnStep, within: string | undefined) =>
  useQuery({
    queryKey: ['roadmaps', 'burn-up', roadmapId, by, within],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/burn-up', {
          params: { path: { roadmapId }, query: { by, within } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
