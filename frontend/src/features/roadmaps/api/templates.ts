import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import type { RoadmapCopyRequest, RoadmapTemplate } from '../../../shared/api/types';

const KEY = ['roadmap-templates'];

/** Templates the caller sees: own and those from above. */
export const useTemplates = (q: string | undefined) =>
  useInfiniteQuery({
    queryKey: [...KEY, q],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/roadmap-templates', { params: { query: { q, limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export type TemplateWords = { title: string; description: string | null };

/** Keeps the plan of a roadmap as it is now. */
export function useKeepTemplate(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: TemplateWords & { organizationId: string | null }) =>
      unwrap(api.POST('/api/v1/roadmap-templates', { body: { roadmapId, ...words } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

type Of = Pick<RoadmapTemplate, 'id' | 'version'>;

export function useUpdateTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, words }: Of & { words: TemplateWords }) =>
      unwrap(
        api.PATCH('/api/v1/roadmap-templates/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: words,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Of) =>
      unwrap(
        api.DELETE('/api/v1/roadmap-templates/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** What is copied: a roadmap or a template. */
export type CopySource = { kind: 'roadmap' | 'template'; id: string };

export function useCopy({ kind, id }: CopySource) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RoadmapCopyRequest) => {
      const params = { path: { id } };
      return unwrap(
        kind === 'roadmap'
          ? api.POST('/api/v1/roadmaps/{id}/copies', { params, body })
          : api.POST('/api/v1/roadmap-templates/{id}/copies', { params, body }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
