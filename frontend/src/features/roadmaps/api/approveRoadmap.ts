import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export type Approval = { orderNumber: string; orderDate: string; signatory: string };

export function useApproveRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Approval) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/approve', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
