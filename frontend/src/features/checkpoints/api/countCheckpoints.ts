import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { TaskFilter } from './listCheckpoints';

export const useCheckpointCounts = (filter: TaskFilter, enabled: boolean) =>
  useQuery({
    queryKey: ['checkpoints', 'counts', filter],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/checkpoints/counts', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    enabled,
  });
