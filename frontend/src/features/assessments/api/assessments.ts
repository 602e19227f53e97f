import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type {
  Assessment,
  AssessmentChange,
  AssessmentKind,
  AssessmentRequest,
  AssessmentResultCorrection,
  AssessmentResultsRequest,
} from '../../../shared/api/types';
import type { ResultsSearch } from '../search';

type Filter = { kind?: AssessmentKind; schoolYear?: number };

export const useAssessmentPages = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['assessments', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/assessments', { params: { query: { ...filter, limit: 100, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useAssessmentSummary = (id: string) =>
  useQuery({
    queryKey: ['assessments', 'summary', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/assessments/{id}/summary', { params: { path: { id } }, signal })),
  });

export const useResultPages = (id: string, filter: ResultsSearch) =>
  useInfiniteQuery({
    queryKey: ['assessments', 'results', id, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/assessments/{id}/results', {
          params: { path: { id }, query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useSchoolResults = (id: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['assessments', 'school', id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/organizations/{id}/assessment-results', {
          params: { path: { id }, query: { limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });

export const useResultVersions = (id: number) =>
  useQuery({
    queryKey: ['assessments', 'versions', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/assessment-results/{id}/versions', { params: { path: { id } }, signal })),
  });

export function useCreateAssessment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AssessmentRequest) => unwrap(api.POST('/api/v1/assessments', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessments'] }),
  });
}

export function useUpdateAssessment({ id, version }: Assessment) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['assessments'] });
  return useMutation({
    mutationFn: (body: AssessmentChange) =>
      unwrap(
        api.PUT('/api/v1/assessments/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: refresh,
    onError: (error) => (isStale(error) ? refresh() : undefined),
  });
}

/** Only the lists are asked again: the page it had is being left. */
export function useDeleteAssessment({ id, version }: Assessment) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/api/v1/assessments/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessments', 'pages'] }),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['assessments'] }) : undefined),
  });
}

/** Writes what schools came to without a file; what is there with other figures is ended by it. */
export function useRecordResults(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AssessmentResultsRequest) =>
      unwrap(api.POST('/api/v1/assessments/{id}/results', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessments'] }),
  });
}

/** What stood before stays as an earlier version. */
export function useCorrectResult(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AssessmentResultCorrection) =>
      unwrap(api.POST('/api/v1/assessment-results/{id}/correct', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessments'] }),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['assessments'] }) : undefined),
  });
}
