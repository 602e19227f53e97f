import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** The draft as a workbook that other survey programs read. */
export const useExportForm = (id: string) =>
  useMutation({
    mutationFn: () =>
      unwrap(
        api.GET('/api/v1/questionnaires/{id}/xlsform', { params: { path: { id } }, parseAs: 'blob' }),
      ) as unknown as Promise<Blob>,
  });

/** What other programs will not understand of it. */
export const useFormLosses = (id: string) =>
  useMutation({
    mutationFn: () =>
      unwrap(api.GET('/api/v1/questionnaires/{id}/xlsform/losses', { params: { path: { id } } })).then(
        ({ items }) => items,
      ),
  });
