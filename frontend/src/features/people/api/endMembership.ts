import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

import { useStaffChanged } from './staffChanged';

export const useEndMembership = (id: string) =>
  useMutation({
    mutationFn: (body: { date: string | null; reason: string }) =>
      unwrap(api.POST('/api/v1/memberships/{id}/end', { params: { path: { id } }, body })),
    onSuccess: useStaffChanged(),
  });
