import { useMutation } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Person } from '../../../shared/api/types';
import { useStaffChanged } from './staffChanged';

export type PersonFacts = { name: string; email: string | null; phone: string | null; position: string | null };

export function useUpdatePerson({ id, version }: Person) {
  const changed = useStaffChanged();
  return useMutation({
    mutationFn: (body: PersonFacts) =>
      unwrap(
        api.PATCH('/api/v1/people/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } }, body }),
      ),
    onSuccess: changed,
    onError: (error) => (isStale(error) ? changed() : undefined),
  });
}
