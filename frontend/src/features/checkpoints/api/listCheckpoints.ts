import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { CheckpointState, OrganizationKind } from '../../../shared/api/types';
import type { TaskView } from '../search';

export type TaskFilter = {
  roadmap?: string;
  organization?: string;
  within?: string;
  section?: string;
  activity?: string;
  kind?: OrganizationKind;
  dueFrom?: string;
  dueTo?: string;
  documents?: true;
  q?: string;
  mine?: boolean;
  person?: 'ME';
};

/** The state and the order are of the list alone: views are counted without them. */
export const useCheckpointPages = (
  view: TaskView,
  filter: TaskFilter & { state?: CheckpointState; sort?: '-due' },
  enabled: boolean,
) =>
  useInfiniteQuery({
    queryKey: ['checkpoints', 'pages', view, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/checkpoints', {
          params: { query: { ...filter, view, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
