import { api, etag, unwrap } from '../../../shared/api/client';
import type { Checkpoint } from '../../../shared/api/types';
import { useAct } from './act';

export const useAcceptReport = ({ summary: { id }, version }: Checkpoint) =>
  useAct((remark: string) =>
    unwrap(
      api.POST('/api/v1/checkpoints/{id}/accept', {
        params: { path: { id }, header: { 'If-Match': etag(version) } },
        body: { remark: remark.trim() || null },
      }),
    ),
  );
