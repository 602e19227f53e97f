import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** Read anew each time it is looked at: an auditor writes down what is true now. */
export const useAuditHead = () =>
  useQuery({
    queryKey: ['audit-entries', 'head'],
    queryFn: async ({ signal }) => ({
      ...(await unwrap(api.GET('/api/v1/audit-entries/head', { signal }))),
      readAt: new Date().toISOString(),
    }),
    staleTime: 0,
    gcTime: 0,
  });
