import { http, HttpResponse, delay, type HttpHandler } from 'msw';
import { me } from './fixtures';

const api = `${window.location.origin}/api/v1`;

/** Who is signed in, by what they may do. */
export const signedIn = (...permissions: string[]): HttpHandler =>
  http.get(`${api}/me`, () => HttpResponse.json({ ...me, permissions }));

export const page = (items: object[], nextCursor: string | null = null) => HttpResponse.json({ items, nextCursor });

/** A list in the states it can be in. */
export const lists = (path: string) => ({
  empty: http.get(`${api}/${path}`, () => page([])),
  waiting: http.get(`${api}/${path}`, async () => {
    await delay('infinite');
    return page([]);
  }),
  broken: http.get(`${api}/${path}`, () =>
    HttpResponse.json(
      { type: 'opora:unexpected', title: 'Внутренняя ошибка', status: 500, requestId: 'r-42' },
      { status: 500, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  ),
  forbidden: http.get(`${api}/${path}`, () =>
    HttpResponse.json(
      { type: 'opora:forbidden', title: 'Недостаточно прав', status: 403 },
      { status: 403, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  ),
});
