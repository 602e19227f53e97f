import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { activities, me, organizations, region, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const target = { comparator: '>=', value: 100, unit: 'семинаров', text: 'не менее 100 семинаров' };
const plain = activities[1]!;
const number = {
  targetId: 'b0000000-0000-4000-8000-000000000001',
  comparator: '>=',
  planned: 100,
  unit: 'семинаров',
  text: target.text,
  rule: 'SUM',
  ruleChosen: false,
  version: 0,
  reported: null,
  reportCount: 0,
  below: {
    rows: 2,
    reporting: 1,
    reached: 0,
    planned: 75,
    reported: 12.5,
    lowest: 12.5,
    highest: 12.5,
    lastAt: '2026-03-01T10:00:00Z',
  },
};
const child = {
  activityId: 'c0000000-0000-4000-8000-000000000001',
  roadmapId: 'c0000000-0000-4000-8000-000000000000',
  roadmapTitle: 'План района',
  organization: { ...region, id: 'c1', name: 'Береговой район', kind: 'MUNICIPALITY' },
  number: '2.1',
  targetId: 'c0000000-0000-4000-8000-000000000002',
  comparator: '>=',
  planned: 75,
  reported: 12.5,
  reportCount: 1,
  reached: false,
  deviationReason: 'Своя доля',
  lastAt: '2026-03-01T10:00:00Z',
};

const page = (items: object[]) => HttpResponse.json({ items, nextCursor: null });
const server = mockServer(
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: ['amend'] })),
  http.get(`${base}/activities`, () => page([activities[0]!, { ...plain, targets: [target] }])),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
);

const open = (search = '') =>
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}${search}`,
    search: roadmapSearch,
  });

const button = (name: string) => screen.findByRole('button', { name, hidden: true });

describe('numbers by level', () => {
  const numbers = `${base}/activities/${plain.id}/children-numbers`;

  it('open to the rows and reports they came from', async () => {
    server.use(
      http.get(numbers, () => HttpResponse.json({ items: [number] })),
      http.get(`${numbers}/${number.targetId}/children`, () => page([child])),
      http.get(
        `${api}/roadmaps/${child.roadmapId}/activities/${child.activityId}/children-numbers/${child.targetId}/reports`,
        () =>
          page([
            {
              reportId: 'e1',
              checkpointId: 'e0000000-0000-4000-8000-000000000002',
              organization: organizations[7],
              value: 12.5,
              heldOn: null,
              acceptedAt: '2026-03-01T10:00:00Z',
            },
          ]),
      ),
    );
    open(`?row=${plain.id}`);
    expect(await screen.findByText('Приняли строку: 2. Отчитались: 1. Достигли своего плана: 0.')).toBeInTheDocument();
    expect(screen.getByText('12,5')).toBeInTheDocument();
    await userEvent.click(await button('Показать 2 строки'));
    expect(await screen.findByText('План 75, факт 12,5. План не достигнут.')).toBeInTheDocument();
    await userEvent.click(await button('Показать 1 отчет: Береговой район'));
    const report = await screen.findByText('12,5 – Школа поселка Причал');
    expect(report.closest('a')?.getAttribute('href')).toBe('/tasks/e0000000-0000-4000-8000-000000000002');
  });

  it('change their rule', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(numbers, () => HttpResponse.json({ items: [number] })),
      http.put(`${numbers}/${number.targetId}`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'));
        return HttpResponse.json({ items: [number] });
      }),
    );
    open(`?row=${plain.id}`);
    await userEvent.selectOptions(await screen.findByLabelText('Как сводить'), 'LATEST');
    await waitFor(() => expect(sent).toEqual([{ rule: 'LATEST' }, '"0"']));
  });

  it('say why they cannot be read', async () => {
    server.use(
      http.get(numbers, () => HttpResponse.json({ type: 'about:blank', title: 'Сбой', status: 500 }, { status: 500 })),
    );
    open(`?row=${plain.id}`);
    expect(await screen.findByText('Сбой')).toBeInTheDocument();
  });
});

describe('a report on execution', () => {
  it('is asked for by day, organisation and format', async () => {
    const asked: string[] = [];
    server.use(
      http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
      http.get(`${base}/progress`, () =>
        HttpResponse.json({ asOf: '2026-03-10T08:00:00Z', items: [], nextCursor: null, total: null }),
      ),
      http.get(`${api}/organizations`, () => page([])),
      http.get(`${base}/execution-report`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ type: 'about:blank', title: 'Сбой', status: 500 }, { status: 500 });
      }),
    );
    open('?view=progress');
    await userEvent.click(await button('Отчет об исполнении'));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    const day = await dialog.findByLabelText('На дату');
    fireEvent.change(day, { target: { value: '15.03.2026' } });
    fireEvent.blur(day);
    await userEvent.selectOptions(dialog.getByLabelText('Формат'), 'PDF');
    await userEvent.click(await button('Составить'));
    expect(await screen.findByText('Сбой')).toBeInTheDocument();
    expect(asked).toEqual(['?asOf=2026-03-15&format=PDF']);
  });
});
