import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { ReportRequest } from '../../../shared/api/types';

/** One event on several checkpoints: all of them or none. */
export function useSubmitReports() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ checkpointIds, report }: { checkpointIds: string[]; report: ReportRequest }) =>
      unwrap(api.POST('/api/v1/checkpoint-reports', { body: { checkpointIds, report, eventId: null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['checkpoints'] }),
  });
}
