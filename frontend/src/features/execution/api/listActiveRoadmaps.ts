import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** The roadmaps that are under way, to choose one of. */
export const useActiveRoadmaps = () =>
  useQuery({
    queryKey: ['roadmaps', 'matches', { state: 'ACTIVE', sort: 'title' }, 100],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps', { params: { query: { state: 'ACTIVE', sort: 'title', limit: 100 } }, signal }),
      ),
  });
