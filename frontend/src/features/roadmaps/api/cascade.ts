import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { Activity, CascadeNumber } from '../../../shared/api/types';

const PAGE = 100;

/** The plans in force above a draft, and how much of each it has adopted. */
export const useAdoptionSources = (roadmapId: string) =>
  useQuery({
    queryKey: ['roadmaps', 'adoption-sources', roadmapId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/adoptions/sources', {
          params: { path: { roadmapId }, query: { limit: PAGE } },
          signal,
        }),
      ),
  });

export const useAdoptionCandidates = (roadmapId: string, source: string | undefined, q: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'adoption-candidates', roadmapId, source, q],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/adoptions/candidates', {
          params: { path: { roadmapId }, query: { source, q, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: source !== undefined,
  });

export function useAdopt(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (activityIds: string[]) =>
      unwrap(
        api.POST('/api/v1/roadmaps/{roadmapId}/adoptions', { params: { path: { roadmapId } }, body: { activityIds } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}

/** An adopted row beside the one above. */
export const useAdoption = (roadmapId: string, row: Activity) =>
  useQuery({
    queryKey: ['roadmaps', 'adoption', roadmapId, row.id, row.version, row.adoption],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{id}/adoption', {
          params: { path: { roadmapId, id: row.id } },
          signal,
        }),
      ),
  });

export type AdoptionStep =
  { step: 'takeOver' } | { step: 'detach' } | { step: 'keepOwn'; reason: string } | { step: 'explain'; reason: string };

/** What may be done with an adopted row of a draft. */
export function useAdoptionStep(roadmapId: string, row: Activity) {
  const client = useQueryClient();
  const params = { path: { roadmapId, id: row.id }, header: { 'If-Match': etag(row.version) } };
  const reload = () => client.invalidateQueries({ queryKey: ['roadmaps'] });
  return useMutation({
    mutationFn: (asked: AdoptionStep) => {
      const adoption = '/api/v1/roadmaps/{roadmapId}/activities/{id}/adoption' as const;
      if (asked.step === 'takeOver') return unwrap(api.POST(`${adoption}/take-over`, { params }));
      if (asked.step === 'detach') return unwrap(api.DELETE(adoption, { params }));
      const body = { deviationReason: asked.reason };
      return unwrap(
        asked.step === 'keepOwn'
          ? api.POST(`${adoption}/keep-own`, { params, body })
          : api.PATCH('/api/v1/roadmaps/{roadmapId}/activities/{id}', { params, body }),
      );
    },
    onSuccess: reload,
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}

/** The numbers of a row against those of the rows below that adopted it. */
export const useChildrenNumbers = (roadmapId: string, activityId: string) =>
  useQuery({
    queryKey: ['roadmaps', 'children-numbers', roadmapId, activityId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/children-numbers', {
          params: { path: { roadmapId, activityId } },
          signal,
        }),
      ),
  });

/** Of which number of which row. */
export type NumberKey = { roadmapId: string; activityId: string; targetId: string };

export const useNumberChildren = (path: NumberKey) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'children-numbers', path.roadmapId, path.activityId, path.targetId, 'children'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/children-numbers/{targetId}/children', {
          params: { path, query: { limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useReportedNumbers = (path: NumberKey) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'children-numbers', path.roadmapId, path.activityId, path.targetId, 'reports'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/children-numbers/{targetId}/reports', {
          params: { path, query: { limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useChooseRule(path: NumberKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, rule }: Pick<CascadeNumber, 'version' | 'rule'>) =>
      unwrap(
        api.PUT('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/children-numbers/{targetId}', {
          params: { path, header: { 'If-Match': etag(version) } },
          body: { rule },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['roadmaps', 'children-numbers'] }),
  });
}
