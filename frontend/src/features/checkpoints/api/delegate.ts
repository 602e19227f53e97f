import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { Assignment } from '../../../shared/api/types';

export const useAssignment = (id: string) =>
  useQuery({
    queryKey: ['assignments', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/assignments/{id}', { params: { path: { id } }, signal })),
  });

/** Who works in the organisation now. */
export const useColleagues = (organization: string) =>
  useQuery({
    queryKey: ['memberships', 'colleagues', organization],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/memberships', { params: { query: { organization, state: 'CURRENT', limit: 200 } }, signal }),
      ),
  });

/** Gives the task to somebody of the organisation, or to nobody in particular. */
export function useDelegate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ assignment, personId }: { assignment: Assignment; personId: string | null }) =>
      unwrap(
        api.POST('/api/v1/assignments/{id}/delegate', {
          params: { path: { id: assignment.id }, header: { 'If-Match': etag(assignment.version) } },
          body: { personId },
        }),
      ),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['assignments'] }),
        client.invalidateQueries({ queryKey: ['checkpoints'] }),
      ]),
  });
}
