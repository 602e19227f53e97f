import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer } from '../../../test/render';
import { downloadTable, lineCounter, TRUNCATED } from './download';

const server = mockServer();
const list = `${window.location.origin}/api/v1/roadmaps`;
const bytes = (text: string) => new TextEncoder().encode(text);
const rows: number[] = [];

const download = () =>
  downloadTable(
    '/api/v1/roadmaps',
    { q: 'план', state: undefined },
    'csv',
    (progress) => rows.push(progress.rows),
    new AbortController().signal,
  );

describe('a table taken away', () => {
  it('is asked for as people read it, with the filters of the list', async () => {
    let asked = '';
    let accept: string | null = '';
    server.use(
      http.get(list, ({ request }) => {
        asked = decodeURIComponent(new URL(request.url).search);
        accept = request.headers.get('Accept');
        return new HttpResponse('Название\r\n"План\r\nв двух строках"\r\nВторой\r\n');
      }),
    );
    const content = await download();
    expect(asked).toBe('?csv=people&q=план');
    expect(accept).toBe('text/csv');
    expect(content.size).toBe(bytes('Название\r\n"План\r\nв двух строках"\r\nВторой\r\n').length);
    expect(rows.at(-1)).toBe(2);
  });

  it('is asked for as a workbook', async () => {
    let asked = '';
    let accept: string | null = '';
    server.use(
      http.get(list, ({ request }) => {
        asked = new URL(request.url).search;
        accept = request.headers.get('Accept');
        return new HttpResponse('PK');
      }),
    );
    const content = await downloadTable(
      '/api/v1/roadmaps',
      { year: 2027 },
      'xlsx',
      () => {},
      new AbortController().signal,
    );
    expect(asked).toBe('?year=2027');
    expect(accept).toBe(content.type);
    expect(content.type).toContain('spreadsheetml');
  });

  it('that broke off is no table', async () => {
    server.use(
      http.get(
        list,
        () =>
          new HttpResponse(
            new ReadableStream({
              start(controller) {
                controller.enqueue(bytes('Название\r\nПервый\r\n'));
                setTimeout(() => controller.error(new TypeError('terminated')), 20);
              },
            }),
          ),
      ),
    );
    await expect(download()).rejects.toMatchObject({ problem: { type: TRUNCATED } });
  });

  it('that is refused says why', async () => {
    const problem = { type: 'urn:opora:problem:forbidden', title: 'Недостаточно прав', status: 403 };
    server.use(http.get(list, () => HttpResponse.json(problem, { status: 403 })));
    await expect(download()).rejects.toMatchObject({ problem: { title: 'Недостаточно прав' } });
  });

  it('is counted by lines however it is cut', () => {
    const text = bytes('a;"b\n""c"\n\n"d"\n');
    for (let at = 0; at < text.length; at++) {
      const count = lineCounter();
      count(text.slice(0, at));
      expect(count(text.slice(at))).toBe(3);
    }
  });
});
