import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** They come with the product and change with it only. */
export const useReadyMade = () =>
  useQuery({
    queryKey: ['questionnaires', 'ready-made'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/questionnaires/ready-made', { signal })),
    staleTime: Infinity,
  });
