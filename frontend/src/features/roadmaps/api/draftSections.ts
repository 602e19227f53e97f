import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { RoadmapSection } from '../../../shared/api/types';

export type SectionWords = { number: string | null; title: string | null };
type Place = { parentId: string | null; afterId: string | null };

const reload = (client: QueryClient) => client.invalidateQueries({ queryKey: ['roadmaps'] });
const headers = ({ version }: RoadmapSection) => ({ 'If-Match': etag(version) });

export function useAddSection(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SectionWords & Place) =>
      unwrap(api.POST('/api/v1/roadmaps/{roadmapId}/sections', { params: { path: { roadmapId } }, body })),
    onSuccess: () => reload(client),
  });
}

export function useChangeSection(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ section, body }: { section: RoadmapSection; body: SectionWords }) =>
      unwrap(
        api.PATCH('/api/v1/roadmaps/{roadmapId}/sections/{id}', {
          params: { path: { roadmapId, id: section.id }, header: headers(section) },
          body,
        }),
      ),
    onSuccess: () => reload(client),
  });
}

export function useMoveSection(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ section, place }: { section: RoadmapSection; place: Place }) =>
      unwrap(
        api.POST('/api/v1/roadmaps/{roadmapId}/sections/{id}/move', {
          params: { path: { roadmapId, id: section.id }, header: headers(section) },
          body: place,
        }),
      ),
    onSuccess: () => reload(client),
    onError: (error) => (isStale(error) ? reload(client) : undefined),
  });
}

/** With all that is in it: the person was told how much that is. */
export function useDeleteSection(roadmapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (section: RoadmapSection) =>
      unwrap(
        api.DELETE('/api/v1/roadmaps/{roadmapId}/sections/{id}', {
          params: { path: { roadmapId, id: section.id }, query: { withContent: true }, header: headers(section) },
        }),
      ),
    onSuccess: () => reload(client),
    onError: (error) => (isStale(error) ? reload(client) : undefined),
  });
}
