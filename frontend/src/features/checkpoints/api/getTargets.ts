import { useQueries } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { CheckpointSummary } from '../../../shared/api/types';

/** The numeric targets of the rows that these are of; each row is read once, whichever of its checkpoints tells them. */
export function useTargetsOfRows(checkpoints: CheckpointSummary[], enabled: boolean) {
  const rows = [...new Map(checkpoints.map((one) => [one.activityId, one.id])).values()];
  return useQueries({
    queries: rows.map((id) => ({
      queryKey: ['checkpoints', 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        unwrap(api.GET('/api/v1/checkpoints/{id}', { params: { path: { id } }, signal })),
      enabled,
    })),
    combine: (found) => ({
      targets: found.flatMap(({ data }) => (enabled && data ? data.targets : [])),
      read: enabled && found.every(({ data }) => data !== undefined),
      error: found.find(({ error }) => error)?.error ?? null,
    }),
  });
}
