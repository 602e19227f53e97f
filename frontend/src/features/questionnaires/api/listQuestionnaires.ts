import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { QuestionnairesSearch } from '../search';

const LIMIT = 50;

export const useQuestionnairePages = ({ q, state, whose, sort }: QuestionnairesSearch) =>
  useInfiniteQuery({
    queryKey: ['questionnaires', 'pages', q ?? '', state ?? '', whose ?? '', sort ?? ''],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/questionnaires', {
          params: { query: { q, state, whose, sort, limit: LIMIT, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
