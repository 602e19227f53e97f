import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useProgrammes = () =>
  useQuery({
    queryKey: ['programmes', 'all'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 200 } }, signal })),
  });
