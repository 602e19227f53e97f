import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** The rows that were not carried out, as a workbook for the person to correct. */
export const useErrorBook = (id: string) =>
  useMutation({
    mutationFn: () =>
      unwrap(
        api.GET('/api/v1/organization-imports/{id}/errors', { params: { path: { id } }, parseAs: 'blob' }),
      ) as Promise<Blob>,
  });
