import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Ground, Programme } from '../../../shared/api/types';

type Facts = { name: string; shortName: string | null; cohortYears: number[]; grounds: Ground[] };

export function useUpdateProgramme({ id, version }: Programme) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['programmes'] });
  return useMutation({
    mutationFn: (body: Facts) =>
      unwrap(
        api.PATCH('/api/v1/programmes/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } }, body }),
      ),
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
