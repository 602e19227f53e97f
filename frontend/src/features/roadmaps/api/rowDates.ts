import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { ActivitySchedule, RowRequest, RowRequestBody } from '../../../shared/api/types';

export type Row = { roadmapId: string; activityId: string };

const key = (what: string, { activityId }: Row) => ['roadmaps', 'row-dates', what, activityId];

export const useRowRequests = (row: Row) =>
  useQuery({
    queryKey: key('requests', row),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/requests', { params: { path: row }, signal }),
      ),
  });

export const useRowSchedule = (row: Row) =>
  useQuery({
    queryKey: key('schedule', row),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/schedule', { params: { path: row }, signal }),
      ),
  });

/** The organisations that carry out the row, as many as the server lists at once. */
export const useRowExecutors = ({ roadmapId, activityId }: Row) =>
  useQuery({
    queryKey: ['assignments', 'of-row', activityId],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/v1/assignments', {
          params: { query: { roadmap: roadmapId, activity: activityId, current: true, limit: 500 } },
          signal,
        }),
      );
      const known = new Map(items.map(({ organization }) => [organization.id, organization.name]));
      return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'ru'));
    },
  });

/** A request and a schedule make checkpoints, so that the tasks and the figures change with them. */
function useDone() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['roadmaps'] }),
      client.invalidateQueries({ queryKey: ['checkpoints'] }),
    ]);
}

export function useAskRow(row: Row) {
  const onSuccess = useDone();
  return useMutation({
    mutationFn: (body: RowRequestBody) =>
      unwrap(
        api.POST('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/requests', { params: { path: row }, body }),
      ),
    onSuccess,
  });
}

export function useWithdrawRequest(row: Row) {
  const onSettled = useDone();
  return useMutation({
    mutationFn: ({ request: { id, version }, reason }: { request: RowRequest; reason: string }) =>
      unwrap(
        api.POST('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/requests/{id}/withdraw', {
          params: { path: { ...row, id }, header: { 'If-Match': etag(version) } },
          body: { reason },
        }),
      ),
    onSettled,
  });
}

export function useScheduleRow(row: Row) {
  const onSettled = useDone();
  return useMutation({
    mutationFn: ({ version, items }: ActivitySchedule) =>
      unwrap(
        api.PUT('/api/v1/roadmaps/{roadmapId}/activities/{activityId}/schedule', {
          params: { path: row, header: { 'If-Match': etag(version) } },
          body: { items },
        }),
      ),
    onSettled,
  });
}
