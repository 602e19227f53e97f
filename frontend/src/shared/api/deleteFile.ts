import { api, etag, unwrap } from './client';
import type { StoredFile } from './types';

export const deleteFile = ({ id, version }: StoredFile) =>
  unwrap(api.DELETE('/api/v1/files/{id}', { params: { path: { id }, header: { 'If-Match': etag(version) } } }));
