import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const DOCUMENT_FORMATS = ['DOCX', 'PDF', 'XLSX'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The roadmap as a file in the layout of an order's annex. */
export const useRoadmapDocument = (id: string) =>
  useMutation({
    mutationFn: (format: DocumentFormat) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{id}/document', { params: { path: { id }, query: { format } }, parseAs: 'blob' }),
      ) as Promise<Blob>,
  });
