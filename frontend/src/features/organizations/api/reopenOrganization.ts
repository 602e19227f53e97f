import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { OrganizationReopenRequest } from '../../../shared/api/types';
import { useOrganizationsChanged } from './organizationsChanged';

export const useReopenOrganization = (id: string) =>
  useMutation({
    mutationFn: (body: OrganizationReopenRequest) =>
      unwrap(api.POST('/api/v1/organizations/{id}/reopen', { params: { path: { id } }, body })),
    onSuccess: useOrganizationsChanged(),
  });
