import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import { useStaffChanged } from './staffChanged';

export const useForgetContacts = (id: string) =>
  useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/people/{id}/forget-contacts', { params: { path: { id } } })),
    onSuccess: useStaffChanged(),
  });
