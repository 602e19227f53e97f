import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ConsolidatedSubmission, ConsolidatedSubmissionRequest } from '../../../shared/api/types';

const KEY = ['reports', 'submissions'];

/** The report itself says who may still send it. */
const WHOLE = ['reports', 'consolidated', 'one'];

export const useSubmission = (id: string) =>
  useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/consolidated-submissions/{id}', { params: { path: { id } }, signal })),
  });

export const useSubmissions = (templateId: string, period: string) =>
  useInfiniteQuery({
    queryKey: [...KEY, templateId, period],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/consolidated-reports/{templateId}/submissions', {
          params: { path: { templateId }, query: { period, limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The sums of this moment go up, and stay as they were sent. */
export function useSubmitConsolidated(templateId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ConsolidatedSubmissionRequest) =>
      unwrap(
        api.POST('/api/v1/consolidated-reports/{templateId}/submissions', { params: { path: { templateId } }, body }),
      ),
    onSuccess: () => Promise.all([KEY, WHOLE].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Accepted, or with a remark sent back. */
export function useDecideSubmission({ id, version }: ConsolidatedSubmission) {
  const client = useQueryClient();
  const refresh = () => Promise.all([KEY, WHOLE].map((queryKey) => client.invalidateQueries({ queryKey })));
  const params = { path: { id }, header: { 'If-Match': etag(version) } };
  return useMutation({
    mutationFn: (remark: string | null) =>
      unwrap<ConsolidatedSubmission>(
        remark === null
          ? api.POST('/api/v1/consolidated-submissions/{id}/accept', { params })
          : api.POST('/api/v1/consolidated-submissions/{id}/return', { params, body: { remark } }),
      ),
    onSuccess: refresh,
    onError: (error) => (isStale(error) ? refresh() : undefined),
  });
}
