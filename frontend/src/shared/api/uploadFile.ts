import type { StoredFile } from './types';
import { upload, type Progress } from './upload';

type NewFile = {
  file: File;
  organizationId: string;
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
};

/** Several may be on their way at once, each with its own end: the queue of the field calls this, not a hook. */
export const uploadFile = ({ file, organizationId, onProgress, signal }: NewFile) =>
  upload<StoredFile>({ path: '/api/v1/files', file, fields: { organizationId }, onProgress, signal });
