import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { AmendmentRequest } from '../../../shared/api/types';

export function useAmendRoadmap(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AmendmentRequest) =>
      unwrap(api.POST('/api/v1/roadmaps/{id}/amendments', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
