import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { MembershipForm } from '../../../shared/api/types';
import { useStaffChanged } from './staffChanged';

export type NewPerson = {
  name: string;
  email: string | null;
  phone: string | null;
  position: string | null;
  memberships: MembershipForm[];
};

export const useCreatePerson = () =>
  useMutation({
    mutationFn: (body: NewPerson) => unwrap(api.POST('/api/v1/people', { body })),
    onSuccess: useStaffChanged(),
  });
