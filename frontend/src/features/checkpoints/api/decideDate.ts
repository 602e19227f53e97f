import { api, unwrap } from '../../../shared/api/client';
import { useAct } from './act';

type Verdict = { proposalId: string; accepted: boolean; remark: string };

/** Control moves the due day as proposed, or keeps it. */
export const useDecideDate = (id: string) =>
  useAct(({ proposalId, accepted, remark }: Verdict) => {
    const request = { params: { path: { id, proposalId } }, body: { remark: remark.trim() || null } };
    return unwrap(
      accepted
        ? api.POST('/api/v1/checkpoints/{id}/date-proposals/{proposalId}/accept', request)
        : api.POST('/api/v1/checkpoints/{id}/date-proposals/{proposalId}/refuse', request),
    );
  });
