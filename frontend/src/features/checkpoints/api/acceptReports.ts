import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** Reports on several checkpoints: all of them or none. */
export function useAcceptReports() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ checkpointIds, remark }: { checkpointIds: string[]; remark: string }) =>
      unwrap(api.POST('/api/v1/checkpoint-decisions', { body: { checkpointIds, remark: remark.trim() || null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['checkpoints'] }),
  });
}
