import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Decision } from '../decision';
import { useOrganizationsChanged } from './organizationsChanged';

export const useMergeOrganization = (id: string) =>
  useMutation({
    mutationFn: (body: Decision & { successorId: string; carriesOver: boolean }) =>
      unwrap(api.POST('/api/v1/organizations/{id}/merge', { params: { path: { id } }, body })),
    onSuccess: useOrganizationsChanged(),
  });
