import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** So many that a page is nearly always the whole list: state, owner and order are sorted out here. */
const LIMIT = 500;

export const useQuestionnairePages = (q: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['questionnaires', 'pages', q ?? ''],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/questionnaires', { params: { query: { q, limit: LIMIT, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
