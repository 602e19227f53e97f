import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export function useLeaveProgramme(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { date: string; reason: string }) =>
      unwrap(api.POST('/api/v1/participations/{id}/leave', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['participations'] }),
  });
}
