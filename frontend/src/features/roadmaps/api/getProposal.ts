import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** Before whom a draft lies, until when, and how many remarks wait for an answer. */
export const useProposal = (id: string) =>
  useQuery({
    queryKey: ['roadmaps', 'proposal', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/roadmaps/{id}/proposal', { params: { path: { id } }, signal })),
  });
