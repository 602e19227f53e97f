import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** Those to choose from: what has errors cannot be asked. */
export const useQuestionnaireMatches = (q: string | undefined) =>
  useQuery({
    queryKey: ['questionnaires', 'matches', q ?? ''],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/questionnaires', { params: { query: { q, state: 'SOUND', limit: 30 } }, signal })),
    placeholderData: keepPreviousData,
  });

export const useQuestionnaireTitle = (id: string | null) =>
  useQuery({
    queryKey: ['questionnaires', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/questionnaires/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== null,
  });

/** What was asked, for good. */
export const useVersion = (id: string, number: number | null) =>
  useQuery({
    queryKey: ['questionnaires', 'version', id, number],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/questionnaires/{id}/versions/{number}', { params: { path: { id, number: number! } }, signal }),
      ),
    enabled: number !== null,
    staleTime: Infinity,
  });
