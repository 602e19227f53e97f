import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** A file that is kept, in words; of none nothing is asked. */
export const storedFile = (id: string | null) =>
  queryOptions({
    queryKey: ['files', id],
    queryFn: id
      ? ({ signal }) => unwrap(api.GET('/api/v1/files/{id}', { params: { path: { id } }, signal }))
      : skipToken,
  });
