import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { AssessmentImport, AssessmentImportPatch } from '../../../shared/api/types';
import { upload, type Progress } from '../../../shared/api/upload';

const TICK = 1_000;
const keyOf = (id: string) => ['assessment-imports', 'one', id];

export const useImportPages = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['assessment-imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/assessment-imports', { params: { query: { limit: 20, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

/** One file; while it is checked or written it is asked again every second. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/assessment-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.status === 'CHECKING' || state.data?.status === 'APPLYING' ? TICK : false,
  });

export const useFaultPages = (id: string, version: number) =>
  useInfiniteQuery({
    queryKey: ['assessment-imports', 'faults', id, version],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/assessment-imports/{id}/faults', {
          params: { path: { id }, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useUploadResults(onProgress: (progress: Progress) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, organizationId }: { file: File; organizationId: string }) =>
      upload<AssessmentImport>({ path: '/api/v1/assessment-imports', file, fields: { organizationId }, onProgress }),
    onSuccess: (created) => {
      client.setQueryData(keyOf(created.id), created);
      return client.invalidateQueries({ queryKey: ['assessment-imports', 'list'] });
    },
  });
}

/** What a person says of the file; it is checked anew. */
export function useCorrectImport({ id, version }: AssessmentImport) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: AssessmentImportPatch) =>
      unwrap(
        api.PATCH('/api/v1/assessment-imports/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: patch,
        }),
      ),
    onSuccess: (view) => client.setQueryData(keyOf(id), view),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: keyOf(id) }) : undefined),
  });
}

export function useApplyImport({ id, version }: AssessmentImport) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/assessment-imports/{id}/apply', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: (view) => {
      client.setQueryData(keyOf(id), view);
      return client.invalidateQueries({ queryKey: ['assessments'] });
    },
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: keyOf(id) }) : undefined),
  });
}

export function useDeleteImport({ id, version }: AssessmentImport) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/api/v1/assessment-imports/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessment-imports', 'list'] }),
  });
}

/** The rows that cannot be taken, as a workbook for the person to correct. */
export const useFaultBook = (id: string) =>
  useMutation({
    mutationFn: () =>
      unwrap(
        api.GET('/api/v1/assessment-imports/{id}/errors', { params: { path: { id } }, parseAs: 'blob' }),
      ) as Promise<Blob>,
  });
