import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const usePeople = (organization: string, enabled: boolean) =>
  useQuery({
    queryKey: ['people', organization],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/people', { params: { query: { organization, limit: 50 } }, signal })),
    enabled,
  });
