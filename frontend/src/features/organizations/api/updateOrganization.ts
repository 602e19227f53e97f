import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Organization, OrganizationContacts, OrganizationKind } from '../../../shared/api/types';

export type OrganizationFacts = {
  name: string;
  shortName: string | null;
  kind: OrganizationKind;
  inn: string | null;
  ogrn: string | null;
  registryCode: string | null;
  locality: Organization['locality'];
  timeZone: string;
  contacts: OrganizationContacts;
};

export function useUpdateOrganization({ id, version }: Organization) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['organizations'] });
  return useMutation({
    mutationFn: (body: OrganizationFacts) =>
      unwrap(
        api.PATCH('/api/v1/organizations/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
