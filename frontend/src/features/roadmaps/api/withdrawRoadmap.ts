import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useWithdrawRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/roadmaps/{id}/withdraw', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
