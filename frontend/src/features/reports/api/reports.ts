import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { ReportObligation, ReportObligationContent, ReportTemplateContent } from '../../../shared/api/types';
import type { ObligationsSearch } from '../search';

export const FILE_FORMATS = ['DOCX', 'PDF', 'XLSX'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const firstPage = undefined as string | undefined;

export const useObligationPages = ({ view, template, state, within, period }: ObligationsSearch) => {
  // What is over is read from its end, what is to be done from its beginning.
  const query = {
    view: view ?? 'ALL',
    template,
    state,
    within,
    period,
    sort: (view ?? 'ALL') === 'ALL' ? '-due' : 'due',
  };
  return useInfiniteQuery({
    queryKey: ['reports', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/report-obligations', {
          params: { query: { ...query, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
};

export const useObligationCounts = ({ template, within, period }: ObligationsSearch) =>
  useQuery({
    queryKey: ['reports', 'counts', template ?? '', within ?? '', period ?? ''],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/report-obligations/counts', { params: { query: { template, within, period } }, signal })),
    placeholderData: keepPreviousData,
  });

/** The own ones that are late, came back or are due by a day. */
export const useOwedSoon = (dueTo: string) =>
  useQuery({
    queryKey: ['reports', 'soon', dueTo],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/report-obligations', {
          params: { query: { view: 'MINE', dueTo, sort: 'due', limit: 5 } },
          signal,
        }),
      ),
  });

export const useObligation = (id: string) =>
  useQuery({
    queryKey: ['reports', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/report-obligations/{id}', { params: { path: { id } }, signal })),
  });

export type Step = 'fill' | 'submit' | 'withdraw' | 'accept';

/** A step of a report's life; it is taken on the version that is shown. */
export function useStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, version, remark }: { step: Step | 'return'; version: number; remark?: string }) => {
      const params = { path: { id }, header: { 'If-Match': etag(version) } };
      return unwrap<ReportObligation>(
        step === 'return'
          ? api.POST('/api/v1/report-obligations/{id}/return', { params, body: { remark: remark ?? '' } })
          : api.POST(`/api/v1/report-obligations/{id}/${step}`, { params }),
      );
    },
    onSuccess: (report) => taken(client, report),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['reports', 'one', id] }) : undefined),
  });
}

export function useWriteObligation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: ReportObligationContent }) =>
      unwrap(
        api.PUT('/api/v1/report-obligations/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: (report) => taken(client, report),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: ['reports', 'one', id] }) : undefined),
  });
}

function taken(client: ReturnType<typeof useQueryClient>, report: ReportObligation) {
  client.setQueryData(['reports', 'one', report.id], report);
  return Promise.all(
    ['pages', 'counts', 'consolidated'].map((part) => client.invalidateQueries({ queryKey: ['reports', part] })),
  );
}

export const useFigureRows = (id: string, code: string) =>
  useInfiniteQuery({
    queryKey: ['reports', 'rows', id, code],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/report-obligations/{id}/figures/{code}/rows', {
          params: { path: { id, code }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useReportComments = (id: string) =>
  useInfiniteQuery({
    queryKey: ['reports', 'comments', id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/report-obligations/{id}/comments', {
          params: { path: { id }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function useAddReportComment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/report-obligations/{id}/comments', { params: { path: { id } }, body: { text } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports', 'comments', id] }),
  });
}

export const useReportFile = (id: string) =>
  useMutation({
    mutationFn: (format: FileFormat) =>
      unwrap(
        api.GET('/api/v1/report-obligations/{id}/file', {
          params: { path: { id }, query: { format } },
          parseAs: 'blob',
        }),
      ) as Promise<Blob>,
  });

export const useConsolidatedFile = (templateId: string, period: string) =>
  useMutation({
    mutationFn: (format: FileFormat) =>
      unwrap(
        api.GET('/api/v1/consolidated-reports/{templateId}/file', {
          params: { path: { templateId }, query: { format, period } },
          parseAs: 'blob',
        }),
      ) as Promise<Blob>,
  });

export const useConsolidatedPages = () =>
  useInfiniteQuery({
    queryKey: ['reports', 'consolidated', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/consolidated-reports', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useConsolidated = (templateId: string, period: string | undefined) =>
  useQuery({
    queryKey: ['reports', 'consolidated', 'one', templateId, period ?? ''],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/consolidated-reports/{templateId}', {
          params: { path: { templateId }, query: { period } },
          signal,
        }),
      ),
  });

export const useConsolidatedRows = (templateId: string, period: string) =>
  useInfiniteQuery({
    queryKey: ['reports', 'consolidated', 'rows', templateId, period],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/consolidated-reports/{templateId}/rows', {
          params: { path: { templateId }, query: { period, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** They are few: all at once. */
export const useReportTemplates = () =>
  useQuery({
    queryKey: ['reports', 'templates'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/report-templates', { params: { query: { limit: 500 } }, signal })),
  });

export const useReportTemplate = (id: string) =>
  useQuery({
    queryKey: ['reports', 'template', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/report-templates/{id}', { params: { path: { id } }, signal })),
  });

export const useReportFigures = () =>
  useQuery({
    queryKey: ['reports', 'figures'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/report-figures', { signal })),
  });

type Saved = { id?: string; version?: number; organizationId: string; template: ReportTemplateContent };

/** A new one, or the one with this id and version written anew; its reports are made at once. */
export function useSaveTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version, organizationId, template }: Saved) => {
      const saved = await unwrap(
        id && version !== undefined
          ? api.PUT('/api/v1/report-templates/{id}', {
              params: { path: { id }, header: { 'If-Match': etag(version) } },
              body: template,
            })
          : api.POST('/api/v1/report-templates', { body: { organizationId, template } }),
      );
      await unwrap(api.POST('/api/v1/report-templates/{id}/generate', { params: { path: { id: saved.id } } }));
      return saved;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
}
