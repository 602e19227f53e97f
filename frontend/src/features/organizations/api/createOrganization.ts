import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { OrganizationKind } from '../../../shared/api/types';

export type NewOrganization = { name: string; kind: OrganizationKind; parentId: string; shortName?: string };

export function useCreateOrganization() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewOrganization) => unwrap(api.POST('/api/v1/organizations', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organizations'] }),
  });
}
