import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useVersions = (id: string) =>
  useQuery({
    queryKey: ['questionnaires', 'versions', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/questionnaires/{id}/versions', { params: { path: { id } }, signal })),
  });

export function useFreeze(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/questionnaires/{id}/versions', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questionnaires'] }),
  });
}
