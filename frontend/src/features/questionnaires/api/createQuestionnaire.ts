import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { QuestionnaireRequest } from '../../../shared/api/types';

export function useCreateQuestionnaire() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: QuestionnaireRequest) => unwrap(api.POST('/api/v1/questionnaires', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questionnaires', 'pages'] }),
  });
}
