import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { MembershipForm } from '../../../shared/api/types';
import { useStaffChanged } from './staffChanged';

export const useCreateMembership = () =>
  useMutation({
    mutationFn: (body: MembershipForm & { personId: string }) => unwrap(api.POST('/api/v1/memberships', { body })),
    onSuccess: useStaffChanged(),
  });
