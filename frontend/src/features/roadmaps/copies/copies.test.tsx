import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { me, organizations, region, roadmap, terms } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { templatesSearch } from '../search';
import TemplatesPage from '../templates/TemplatesPage';
import CopyJobPage from './CopyJobPage';
import CopyJobsPage from './CopyJobsPage';

const api = `${window.location.origin}/api/v1`;
const id = roadmap.id;

const template = {
  id,
  organization: region,
  title: 'Типовой план муниципалитета',
  description: 'Замените даты ВПР',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  activityCount: 2,
  sourceId: null,
  version: 4,
  updatedAt: '2026-02-01T10:00:00Z',
  allowedActions: ['copy', 'update', 'delete'],
};
const preview = {
  title: 'Типовой план муниципалитета',
  periodStart: '2027-01-01',
  periodEnd: '2027-12-31',
  cohortYear: 2026,
  shiftedCohortYear: 2027,
  rows: [
    {
      activityId: 'a',
      number: '1',
      title: 'Совещание',
      termText: 'март 2026',
      shiftedText: 'март 2027',
      term: terms.march,
    },
    {
      activityId: 'b',
      number: '2',
      title: 'Итоги',
      termText: 'к юбилею',
      shiftedText: 'к юбилею',
      term: terms.doubtful,
    },
  ],
};
const job = {
  id,
  organizationId: region.id,
  roadmapId: null,
  templateId: id,
  periodStart: '2027-01-01',
  periodEnd: '2027-12-31',
  programmeId: 'p1',
  cohortYear: null,
  state: 'DONE',
  total: 3,
  made: 1,
  alreadyThere: 1,
  failed: 1,
  createdAt: '2026-02-01T10:00:00Z',
  finishedAt: '2026-02-01T10:01:00Z',
  version: 2,
};
const item = (name: string, state: string, roadmapId: string | null) => ({
  id: name,
  organizationId: name,
  organizationName: name,
  state,
  roadmapId,
});

const server = mockServer(
  http.get(`${api}/me`, () => HttpResponse.json(me)),
  http.get(`${api}/organizations`, () => HttpResponse.json({ items: organizations, nextCursor: null })),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.get(`${api}/roadmap-templates`, () => HttpResponse.json({ items: [template], nextCursor: null })),
  http.get(`${api}/roadmap-templates/${id}/copy-preview`, () => HttpResponse.json(preview)),
  http.get(`${api}/programmes`, () =>
    HttpResponse.json({ items: [{ id: 'p1', name: 'Проект поддержки' }], nextCursor: null }),
  ),
);

const list = (items: object[]) =>
  http.get(`${api}/roadmap-templates`, () => HttpResponse.json({ items, nextCursor: null }));
const openTemplates = () =>
  renderPage(TemplatesPage, { path: '/roadmaps/templates', at: '/roadmaps/templates', search: templatesSearch });
const openJob = () => renderPage(CopyJobPage, { path: '/roadmaps/copies/$copyId', at: `/roadmaps/copies/${id}` });

describe('templates and copies', () => {
  it('show the shifted terms before a copy is given to all schools of a programme', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/roadmap-copies`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...job, state: 'QUEUED' }, { status: 201 });
      }),
    );
    openTemplates();
    await userEvent.click(await screen.findByRole('button', { name: `Создать карту по шаблону: ${template.title}` }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('март 2027')).toBeVisible();
    expect(dialog.getByText(/1 срок не удалось перенести наверняка/)).toBeVisible();
    expect(dialog.getByText(/Школы копии – вступившие в 2027 году/)).toBeVisible();
    await userEvent.click(dialog.getByLabelText('Только требующие проверки'));
    expect(dialog.queryByText('март 2027')).not.toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText('Для всех школ программы'));
    const begin = dialog.getByRole('button', { name: 'Начать копирование' });
    expect(begin).toBeDisabled();
    await dialog.findByRole('option', { name: 'Проект поддержки' });
    await userEvent.selectOptions(dialog.getByLabelText(/^Программа/), 'p1');
    await userEvent.click(begin);
    await waitFor(() =>
      expect(sent).toEqual([
        {
          templateId: id,
          title: null,
          periodStart: '2027-01-01',
          periodEnd: '2027-12-31',
          programmeId: 'p1',
          cohortYear: null,
        },
      ]),
    );
  });

  it('lay both states of a template side by side when somebody was quicker', async () => {
    const sent: (string | null)[] = [];
    server.use(
      http.patch(`${api}/roadmap-templates/${id}`, ({ request }) => {
        sent.push(request.headers.get('If-Match'));
        const current = { ...template, title: 'Их название', version: 9 };
        return sent.length === 1
          ? HttpResponse.json({ type: 'stale', title: 'Устарело', status: 412, current }, { status: 412 })
          : HttpResponse.json(template);
      }),
    );
    openTemplates();
    await userEvent.click(await screen.findByRole('button', { name: `Изменить шаблон: ${template.title}` }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Название/), ' 2');
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить' }));
    expect(await dialog.findByText('Их название')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить мое' }));
    await waitFor(() => expect(sent).toEqual(['"4"', '"9"']));
  });

  it('offer a reader nothing to change', async () => {
    server.use(list([{ ...template, allowedActions: [] }]));
    openTemplates();
    expect(await screen.findByText(template.title)).toBeVisible();
    expect(screen.queryByRole('button', { name: /шаблон/ })).not.toBeInTheDocument();
  });

  it('say how to begin where there are none', async () => {
    server.use(list([]));
    openTemplates();
    expect(await screen.findByText('Шаблонов пока нет')).toBeVisible();
  });

  it('tell what became of every copy', async () => {
    server.use(
      http.get(`${api}/roadmap-copies/${id}`, () => HttpResponse.json(job)),
      http.get(`${api}/roadmap-copies/${id}/items`, () =>
        HttpResponse.json({
          items: [
            item('Школа у моста', 'MADE', roadmap.id),
            item('Школа на горе', 'ALREADY_THERE', roadmap.id),
            item('Школа у реки', 'FAILED', null),
          ],
          nextCursor: null,
        }),
      ),
    );
    openJob();
    expect(await screen.findByText(/Копирование завершено\. Создано: 1, уже были: 1, не удалось: 1\./)).toBeVisible();
    const failed = (await screen.findByText('Школа у реки')).closest('tr')!;
    expect(within(failed).getByText('Не удалось')).toBeVisible();
    expect(within(failed).queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Открыть' })).toHaveLength(2);
    expect(screen.getByText(/создаст только недостающие/)).toBeVisible();
  });

  it('say when a copying is not there', async () => {
    server.use(
      http.get(`${api}/roadmap-copies/${id}`, () =>
        HttpResponse.json({ type: 'not-found', title: 'Не найдено', status: 404 }, { status: 404 }),
      ),
    );
    openJob();
    expect(await screen.findByText('Копирование не найдено')).toBeVisible();
  });

  it('are not listed for those who do not write plans', async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ ...me, permissions: ['roadmaps:read'] })));
    renderPage(CopyJobsPage, { path: '/roadmaps/copies', at: '/roadmaps/copies' });
    expect(await screen.findByText('Копирования вам недоступны')).toBeVisible();
  });
});
