import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['roadmap-imports', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/roadmap-imports/{id}', { params: { path: { id } }, signal })),
  });
