import { api, etag, unwrap } from '../../../shared/api/client';
import type { Definition } from '../../../shared/surveys/definition';

/** Writes the draft anew; refused with 412 when somebody else has written it meanwhile. */
export const saveQuestionnaire = (id: string, version: number, definition: Definition) =>
  unwrap(
    api.PUT('/api/v1/questionnaires/{id}', {
      params: { path: { id }, header: { 'If-Match': etag(version) } },
      body: { definition: definition as unknown as Record<string, unknown> },
    }),
  );
