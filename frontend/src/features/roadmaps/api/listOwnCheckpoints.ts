import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** What the person reports on in a roadmap; more than a page of it nobody moves by hand. */
export const useOwnCheckpoints = (roadmap: string, enabled: boolean) =>
  useQuery({
    queryKey: ['checkpoints', 'own', roadmap],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/checkpoints', { params: { query: { roadmap, mine: true, limit: 500 } }, signal })),
    enabled,
  });
