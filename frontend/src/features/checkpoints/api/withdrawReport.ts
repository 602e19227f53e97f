import { api, etag, unwrap } from '../../../shared/api/client';
import type { Checkpoint } from '../../../shared/api/types';
import { useAct } from './act';

export const useWithdrawReport = ({ summary: { id }, version }: Checkpoint) =>
  useAct<void>(() =>
    unwrap(
      api.POST('/api/v1/checkpoints/{id}/withdraw', {
        params: { path: { id }, header: { 'If-Match': etag(version) } },
      }),
    ),
  );
