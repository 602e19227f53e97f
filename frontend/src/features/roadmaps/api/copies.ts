import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { RoadmapCopiesRequest } from '../../../shared/api/types';
import type { Period } from '../periods';
import type { CopySource } from './templates';

/** The work goes on in the background: so often one looks how far it is. */
const LOOK = 2_000;

export const useCopyJob = (id: string) =>
  useQuery({
    queryKey: ['roadmap-copies', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/roadmap-copies/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'QUEUED' ? LOOK : false),
  });

export const useCopyItems = (id: string, running: boolean) =>
  useInfiniteQuery({
    queryKey: ['roadmap-copies', 'items', id, running],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmap-copies/{id}/items', {
          params: { path: { id }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: running ? LOOK : false,
  });

export const useCopyJobs = () =>
  useInfiniteQuery({
    queryKey: ['roadmap-copies', 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/roadmap-copies', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useBeginCopies() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapCopiesRequest) => unwrap(api.POST('/api/v1/roadmap-copies', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmap-copies'] }),
  });
}

/** How the terms of a plan would read in another period; nothing is made. */
export const useCopyPreview = ({ kind, id }: CopySource, period: Period | null) =>
  useQuery({
    queryKey: ['roadmap-copies', 'preview', kind, id, period],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { periodStart: period!.start, periodEnd: period!.end } };
      return unwrap(
        kind === 'roadmap'
          ? api.GET('/api/v1/roadmaps/{id}/copy-preview', { params, signal })
          : api.GET('/api/v1/roadmap-templates/{id}/copy-preview', { params, signal }),
      );
    },
    enabled: period !== null,
  });
