import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const DOCUMENT_FORMATS = ['DOCX', 'PDF', 'XLSX'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The roadmap, or one of its editions as it was frozen, as a file in the layout of an order's annex. */
export const useRoadmapDocument = (id: string, edition?: number) =>
  useMutation({
    mutationFn: (format: DocumentFormat) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{id}/document', {
          params: { path: { id }, query: { format, edition: edition?.toString() } },
          parseAs: 'blob',
        }),
      ) as Promise<Blob>,
  });
