import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useQuestionnaire = (id: string) =>
  useQuery({
    queryKey: ['questionnaires', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/questionnaires/{id}', { params: { path: { id } }, signal })),
  });
