import { useMutation, useQueryClient } from '@tanstack/react-query';
import { upload } from '../../../shared/api/upload';
import type { QuestionnaireImported } from '../../../shared/api/types';

type NewForm = { file: File; organizationId: string; language: string };

/** A draft from an XLSForm, with everything that did not pass. */
export function useImportForm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, organizationId, language }: NewForm) =>
      upload<QuestionnaireImported>({
        path: '/api/v1/questionnaires/imports',
        file,
        fields: { organizationId, language },
        onProgress: () => undefined,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questionnaires', 'pages'] }),
  });
}
