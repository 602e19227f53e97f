import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useRoadmap = (id: string) =>
  useQuery({
    queryKey: ['roadmaps', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/roadmaps/{id}', { params: { path: { id } }, signal })),
  });
