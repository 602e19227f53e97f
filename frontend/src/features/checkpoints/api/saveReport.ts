import { api, etag, unwrap } from '../../../shared/api/client';
import type { Checkpoint, ReportRequest } from '../../../shared/api/types';
import { useAct } from './act';

export const useSaveReport = ({ summary: { id }, version }: Checkpoint) =>
  useAct((body: ReportRequest) =>
    unwrap(
      api.PUT('/api/v1/checkpoints/{id}/report', {
        params: { path: { id }, header: { 'If-Match': etag(version) } },
        body,
      }),
    ),
  );
