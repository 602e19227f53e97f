import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { DocumentFormat } from './getRoadmapDocument';

export type ReportWish = { asOf: string | undefined; within: string | undefined; format: DocumentFormat };

/** A report on the execution of a roadmap for a day, as a file. */
export const useExecutionReport = (id: string) =>
  useMutation({
    mutationFn: (query: ReportWish) =>
      unwrap(
        api.GET('/api/v1/roadmaps/{id}/execution-report', { params: { path: { id }, query }, parseAs: 'blob' }),
      ) as Promise<Blob>,
  });
