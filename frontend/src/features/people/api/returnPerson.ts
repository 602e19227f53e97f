import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { MembershipForm } from '../../../shared/api/types';
import { useStaffChanged } from './staffChanged';

export const useReturnPerson = (id: string) =>
  useMutation({
    mutationFn: (memberships: MembershipForm[]) =>
      unwrap(api.POST('/api/v1/people/{id}/return', { params: { path: { id } }, body: { memberships } })),
    onSuccess: useStaffChanged(),
  });
