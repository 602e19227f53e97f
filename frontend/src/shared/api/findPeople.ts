import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** One page of people whose names match, for a picker. */
export const usePeopleMatches = (q: string | undefined) =>
  useQuery({
    queryKey: ['people', 'matches', q],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/people', { params: { query: { q, limit: 30 } }, signal })),
    placeholderData: keepPreviousData,
  });
