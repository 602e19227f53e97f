import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Decision } from '../decision';
import { useOrganizationsChanged } from './organizationsChanged';

export const useRenameOrganization = (id: string) =>
  useMutation({
    mutationFn: (body: Decision & { name: string; shortName: string | null }) =>
      unwrap(api.POST('/api/v1/organizations/{id}/rename', { params: { path: { id } }, body })),
    onSuccess: useOrganizationsChanged(),
  });
