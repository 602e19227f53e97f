import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { activities, me, organizations, region, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import RoadmapListPage from './RoadmapListPage';
import RoadmapPage from './RoadmapPage';
import { roadmapListSearch, roadmapSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;

const server = mockServer(
  http.get(`${api}/roadmaps`, () => HttpResponse.json({ items: [], nextCursor: null })),
  http.get(base, () => HttpResponse.json(roadmap)),
  http.get(`${base}/activities`, () => HttpResponse.json({ items: activities, nextCursor: null })),
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[0])),
  http.get(`${api}/programmes`, () =>
    HttpResponse.json({ items: [{ id: 'p1', name: 'Проект поддержки' }], nextCursor: null }),
  ),
);

beforeEach(() => sessionStorage.clear());

const list = () => renderPage(RoadmapListPage, { path: '/roadmaps', at: '/roadmaps', search: roadmapListSearch });

describe('an empty roadmap', () => {
  it('is begun for the only organisation of the person, by the year', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/roadmaps`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(roadmap, { status: 201 });
      }),
    );
    list();
    await userEvent.click(await screen.findByRole('button', { name: 'Создать' }));
    const dialog = within(await screen.findByRole('dialog'));
    const create = dialog.getByRole('button', { name: 'Создать' });
    expect(create).toBeDisabled();
    fireEvent.change(dialog.getByLabelText(/Название/), { target: { value: 'План на год' } });
    const period = dialog.getByLabelText('Период');
    const { value } = within(period).getAllByRole<HTMLOptionElement>('option')[2]!;
    await userEvent.selectOptions(period, value);
    await userEvent.click(create);
    const start = `${value.slice(1)}-01-01`;
    await waitFor(() =>
      expect(sent).toEqual([
        {
          organizationId: region.id,
          title: 'План на год',
          goal: null,
          periodStart: start,
          periodEnd: start.replace('01-01', '12-31'),
        },
      ]),
    );
  });

  it('is offered only to those who write plans', async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ ...me, permissions: ['roadmaps:read'] })));
    list();
    expect(await screen.findByRole('link', { name: 'Шаблоны' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Создать' })).not.toBeInTheDocument();
  });
});

describe('the head of a draft', () => {
  it('says whose schools are meant, and is laid beside what somebody else wrote', async () => {
    const sent: [string | null, unknown][] = [];
    const current = { ...roadmap, title: 'Их название', version: 8 };
    server.use(
      http.patch(base, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()]);
        return sent.length === 1
          ? HttpResponse.json({ type: 'stale', title: 'Устарело', status: 412, current }, { status: 412 })
          : HttpResponse.json(roadmap);
      }),
    );
    renderPage(RoadmapPage, { path: '/roadmaps/$roadmapId', at: `/roadmaps/${roadmap.id}`, search: roadmapSearch });
    await userEvent.click(await screen.findByRole('button', { name: 'Действия' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Изменить общие сведения' }));
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByRole('option', { name: 'Проект поддержки' });
    await userEvent.selectOptions(dialog.getByLabelText('Программа'), 'p1');
    fireEvent.change(dialog.getByLabelText('Год вступления'), { target: { value: '2026' } });
    expect(dialog.queryByText(/Сроки мероприятий будут прочитаны заново/)).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    expect(await dialog.findByText('Их название')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить мое' }));
    await waitFor(() => expect(sent.map(([tag]) => tag)).toEqual(['"3"', '"8"']));
    expect(sent[1]?.[1]).toMatchObject({ programmeId: 'p1', cohortYear: 2026, title: roadmap.title });
  });

  it('says what another period means for the terms', async () => {
    renderPage(RoadmapPage, { path: '/roadmaps/$roadmapId', at: `/roadmaps/${roadmap.id}`, search: roadmapSearch });
    await userEvent.click(await screen.findByRole('button', { name: 'Действия' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Изменить общие сведения' }));
    const dialog = within(await screen.findByRole('dialog'));
    const period = dialog.getByLabelText('Период');
    const other = within(period)
      .getAllByRole<HTMLOptionElement>('option')
      .find((option) => !option.selected && option.value !== 'own')!;
    await userEvent.selectOptions(period, other);
    expect(dialog.getByText(/Сроки мероприятий будут прочитаны заново/)).toBeVisible();
  });
});
