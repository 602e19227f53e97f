import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer } from '../../../test/render';
import { upload } from './upload';

const MEGABYTE = 1024 * 1024;
const UUID = /^[0-9a-f-]{36}$/;
const server = mockServer();

/** What the server gets of a file of this size; the bytes themselves are few. */
async function sent(size: number, ...statuses: number[]) {
  const seen: { key: string | null; id: FormDataEntryValue | null; names: string[] }[] = [];
  server.use(
    http.post(`${window.location.origin}/api/v1/assessment-imports`, async ({ request }) => {
      const form = await request.formData();
      seen.push({ key: request.headers.get('Idempotency-Key'), id: form.get('id'), names: [...form.keys()] });
      return HttpResponse.json({}, { status: statuses[seen.length - 1] ?? 201 });
    }),
  );
  const file = new File(['x'], `vpr-${size}.csv`);
  Object.defineProperty(file, 'size', { value: size });
  const once = () =>
    upload({ path: '/api/v1/assessment-imports', file, fields: { organizationId: 'o' }, onProgress: () => {} });
  for (const status of statuses) {
    if (status === 201) await once();
    else await expect(once()).rejects.toThrow();
  }
  return seen;
}

describe('a file that is sent', () => {
  it('goes under a key the server knows again', async () => {
    const [first] = await sent(25 * MEGABYTE, 201);
    expect(first!.key).toMatch(UUID);
    expect(first!.names).toEqual(['organizationId', 'file']);
  });

  it('goes with an id of its own when it is too large for the server to hold', async () => {
    const [first] = await sent(25 * MEGABYTE + 1, 201);
    expect(first!.key).toBeNull();
    expect(first!.id).toMatch(UUID);
    expect(first!.names).toEqual(['organizationId', 'id', 'file']);
  });

  it('keeps that id until it has come in', async () => {
    const [first, second, third] = await sent(30 * MEGABYTE, 503, 201, 201);
    expect(second!.id).toBe(first!.id);
    expect(third!.id).not.toBe(second!.id);
  });
});
