import { useMutation } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Membership } from '../../../shared/api/types';
import { useStaffChanged } from './staffChanged';

export type MembershipDates = {
  validFrom: string;
  validTo: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  orderFileId: string | null;
};

export function useUpdateMembership({ id, version }: Membership) {
  const changed = useStaffChanged();
  return useMutation({
    mutationFn: (body: MembershipDates) =>
      unwrap(
        api.PATCH('/api/v1/memberships/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: changed,
    onError: (error) => (isStale(error) ? changed() : undefined),
  });
}
