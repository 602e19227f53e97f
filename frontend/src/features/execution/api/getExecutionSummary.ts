import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** What waits, what is late and what was returned twice. */
export const useExecutionSummary = (within: string | undefined) =>
  useQuery({
    queryKey: ['execution', 'summary', within],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/execution-summary', { params: { query: { within } }, signal })),
    placeholderData: keepPreviousData,
  });
