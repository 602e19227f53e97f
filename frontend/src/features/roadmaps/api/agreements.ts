import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const ANSWERS = ['SILENT', 'REMARKS', 'AGREED_BEFORE', 'AGREED'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What those before whom a draft lies answered, by name. */
export const useAgreements = (id: string, state: Answer | undefined) =>
  useInfiniteQuery({
    queryKey: ['roadmaps', 'agreements', id, state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{id}/proposal/answers', {
          params: { path: { id }, query: { state, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Agrees without remarks, or takes that back. */
export function useAgree(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (agreed: boolean) => {
      const params = { path: { id } };
      return unwrap(
        agreed
          ? api.POST('/api/v1/roadmaps/{id}/proposal/agree', { params })
          : api.POST('/api/v1/roadmaps/{id}/proposal/disagree', { params }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmaps'] }),
  });
}
