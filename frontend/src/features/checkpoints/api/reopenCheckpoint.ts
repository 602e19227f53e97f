import { api, etag, unwrap } from '../../../shared/api/client';
import type { Checkpoint } from '../../../shared/api/types';
import { useAct } from './act';

export const useReopenCheckpoint = ({ summary: { id }, version }: Checkpoint) =>
  useAct((reason: string) =>
    unwrap(
      api.POST('/api/v1/checkpoints/{id}/reopen', {
        params: { path: { id }, header: { 'If-Match': etag(version) } },
        body: { reason: reason.trim() },
      }),
    ),
  );
