import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

import { useStaffChanged } from './staffChanged';

export const useLeavePerson = (id: string) =>
  useMutation({
    mutationFn: (body: { date: string | null; reason: string }) =>
      unwrap(api.POST('/api/v1/people/{id}/leave', { params: { path: { id } }, body })),
    onSuccess: useStaffChanged(),
  });
