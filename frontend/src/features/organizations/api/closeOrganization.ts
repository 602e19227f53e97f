import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Decision } from '../decision';
import { useOrganizationsChanged } from './organizationsChanged';

export const useCloseOrganization = (id: string) =>
  useMutation({
    mutationFn: (body: Decision) =>
      unwrap(api.POST('/api/v1/organizations/{id}/close', { params: { path: { id } }, body })),
    onSuccess: useOrganizationsChanged(),
  });
