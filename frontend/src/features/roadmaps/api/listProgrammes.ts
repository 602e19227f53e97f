import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** The programmes to choose from: a region has a few. */
export const useProgrammes = () =>
  useQuery({
    queryKey: ['programmes', 'choice'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 200 } }, signal })),
  });
