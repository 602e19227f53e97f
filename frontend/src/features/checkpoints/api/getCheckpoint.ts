import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useCheckpoint = (id: string) =>
  useQuery({
    queryKey: ['checkpoints', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/checkpoints/{id}', { params: { path: { id } }, signal })),
  });
