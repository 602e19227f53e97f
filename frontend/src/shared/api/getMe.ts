import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me', { signal })),
    staleTime: 300_000,
  });

export function usePermission(permission: string): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}

/** Where the only role of the person is; null for who has several, or one for everything. */
export function useOwnOrganization() {
  const memberships = useMe().data?.memberships ?? [];
  return memberships.length === 1 ? (memberships[0]?.organization ?? null) : null;
}
