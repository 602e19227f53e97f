import { api, etag, unwrap } from '../../../shared/api/client';
import type { Checkpoint, ReportRequest } from '../../../shared/api/types';
import { useAct } from './act';

export const useSubmitReport = ({ summary: { id }, version }: Checkpoint) =>
  useAct((body: ReportRequest) =>
    unwrap(
      api.POST('/api/v1/checkpoints/{id}/submit', {
        params: { path: { id }, header: { 'If-Match': etag(version) } },
        body,
      }),
    ),
  );
