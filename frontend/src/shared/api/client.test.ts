import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer } from '../../../test/render';
import { api, because, unwrap } from './client';
import type { ApiProblem } from './problem';

const place = `${window.location.origin}/api/v1`;
const server = mockServer();

const create = (name: string) =>
  unwrap(api.POST('/api/v1/organizations', { body: { name, kind: 'SCHOOL', parentId: 'p' } }));

/** Answers in turn, remembering the keys the requests came with. */
function answers(...turns: (() => Response)[]) {
  const keys: (string | null)[] = [];
  server.use(
    http.post(`${place}/organizations`, ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return (turns[keys.length - 1] ?? turns.at(-1)!)();
    }),
  );
  return keys;
}

const worked = () => HttpResponse.json({ id: '1' }, { status: 201 });
const failed = () => HttpResponse.json({ title: 'Сбой', type: 'about:blank', status: 503 }, { status: 503 });

describe('a change', () => {
  it('keeps its key until it has worked', async () => {
    const keys = answers(failed, () => HttpResponse.error(), worked, worked);
    await expect(create('Школа')).rejects.toThrow();
    await expect(create('Школа')).rejects.toThrow();
    await create('Школа');
    await create('Школа');
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('with other words is another change', async () => {
    const keys = answers(failed, worked);
    await expect(create('Школа')).rejects.toThrow();
    await create('Лицей');
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('says in words how long to wait when there are too many', async () => {
    answers(() => HttpResponse.json({ title: 'Часто', status: 429 }, { status: 429, headers: { 'Retry-After': '7' } }));
    const error = await create('Школа').catch((thrown: unknown) => thrown);
    expect((error as ApiProblem).problem.retryAfter).toBe(7);
  });

  it('carries its reason in any language', () => {
    expect(because(' По приказу ')).toEqual({
      'Opora-Reason': '%D0%9F%D0%BE%20%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%D1%83',
    });
    expect(because(' ')).toEqual({});
  });
});

describe('a reading', () => {
  it('that came too soon is asked once more', async () => {
    let asked = 0;
    server.use(
      http.get(`${place}/me`, () => {
        asked++;
        return asked === 1
          ? new HttpResponse(null, { status: 429, headers: { 'Retry-After': '0' } })
          : HttpResponse.json({ name: 'Анна' });
      }),
    );
    expect(await unwrap(api.GET('/api/v1/me'))).toEqual({ name: 'Анна' });
    expect(asked).toBe(2);
  });

  it('that may come only much later fails at once', async () => {
    let asked = 0;
    server.use(
      http.get(`${place}/me`, () => {
        asked++;
        return new HttpResponse(null, { status: 429, headers: { 'Retry-After': '600' } });
      }),
    );
    await expect(unwrap(api.GET('/api/v1/me'))).rejects.toMatchObject({ status: 429 });
    expect(asked).toBe(1);
  });
});

describe('a reading', () => {
  it('never shows what the browser kept: what stands beside a record has no version of its own', async () => {
    const kept: string[] = [];
    server.use(
      http.get(`${place}/people/:id`, ({ request }) => {
        kept.push(request.cache);
        return HttpResponse.json({ id: '1' });
      }),
    );
    await unwrap(api.GET('/api/v1/people/{id}', { params: { path: { id: '1' } } }));
    expect(kept).toEqual(['no-store']);
  });
});
