import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

import { useStaffChanged } from './staffChanged';

export const useInvitePerson = (id: string) =>
  useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/people/{id}/invite', { params: { path: { id } } })),
    onSuccess: useStaffChanged(),
  });
