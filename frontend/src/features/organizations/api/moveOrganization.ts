import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Decision } from '../decision';
import { useOrganizationsChanged } from './organizationsChanged';

export const useMoveOrganization = (id: string) =>
  useMutation({
    mutationFn: (body: Decision & { parentId: string }) =>
      unwrap(api.POST('/api/v1/organizations/{id}/move', { params: { path: { id } }, body })),
    onSuccess: useOrganizationsChanged(),
  });
