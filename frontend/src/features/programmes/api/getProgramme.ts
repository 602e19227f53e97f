import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useProgramme = (id: string) =>
  useQuery({
    queryKey: ['programmes', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes/{id}', { params: { path: { id } }, signal })),
  });
