import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { region, school } from '../../../test/assessments';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import AssessmentPage from './AssessmentPage';
import { resultsSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/assessments/:id`;
const assessment = {
  id: '00000000-0000-4000-8000-000000000911',
  organization: region,
  kind: 'VPR',
  subject: 'Математика',
  grade: 6,
  schoolYear: 2025,
  heldOn: null,
  label: 'осень',
  threshold: null,
  createdAt: '2026-11-20T10:00:00Z',
  version: 4,
  allowedActions: ['update', 'delete'],
};
const nothing = { assessment, schools: 0, participants: null, below: null, belowShare: null, mean: null };
const result = {
  id: 7,
  assessment,
  organization: school,
  classLetter: '',
  participants: 20,
  mark2: 8,
  mark3: null,
  mark4: null,
  mark5: null,
  below: 8,
  belowShare: 0.4,
  mean: null,
  allowedActions: ['correct'],
};

const server = mockServer(
  signedIn('monitoring:read', 'monitoring:write'),
  http.get(`${one}/summary`, () => HttpResponse.json(nothing)),
  http.get(`${one}/results`, () => page([])),
);

const open = () =>
  renderPage(AssessmentPage, {
    path: '/assessments/$assessmentId',
    at: `/assessments/${assessment.id}`,
    search: resultsSearch,
  });
const stale = (current: object) =>
  HttpResponse.json(
    { type: 'opora:stale', title: 'Данные изменились', status: 412, current },
    { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
  );

describe('an assessment', () => {
  it('is said otherwise, and what somebody else left is shown first', async () => {
    const sent: { tag: string | null; body: unknown }[] = [];
    let now = assessment;
    server.use(
      http.get(`${one}/summary`, () => HttpResponse.json({ ...nothing, assessment: now })),
      http.put(one, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        if (sent.length > 1) return HttpResponse.json({ ...now, version: 6 });
        now = { ...assessment, subject: 'Физика', version: 5 };
        return stale(now);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Изменить процедуру' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Порог'), 'отметка «2»');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(within(dialog).getByLabelText(/Предмет/)).toHaveValue('Физика'));
    await screen.findByRole('heading', { name: /Физика/, hidden: true });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent.map(({ tag }) => tag)).toEqual(['"4"', '"5"']));
    expect(sent[0]!.body).toEqual({
      kind: 'VPR',
      subject: 'Математика',
      grade: 6,
      schoolYear: 2025,
      heldOn: null,
      label: 'осень',
      threshold: 'отметка «2»',
    });
  });

  it('is deleted while it has no results', async () => {
    const tags: (string | null)[] = [];
    server.use(
      http.delete(one, ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { router } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Удалить процедуру' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Удалить процедуру' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/assessments'));
    expect(tags).toEqual(['"4"']);
  });

  it('takes results by hand, one class after the other', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(`${api}/organizations`, () => page([school])),
      http.get(`${api}/organizations/:id`, () => HttpResponse.json(school)),
      http.post(`${one}/results`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ added: sent.length === 1 ? 1 : 0, changed: sent.length === 1 ? 0 : 1, same: 0 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Внести результаты' }));
    const dialog = await screen.findByRole('dialog');
    const at = within(dialog);
    await userEvent.click(at.getByRole('combobox', { name: /Школа/ }));
    await userEvent.click(await screen.findByRole('option', { name: school.name }));
    await userEvent.type(at.getByLabelText('Литера класса'), 'б');
    await userEvent.type(at.getByLabelText(/Участников/), '20');
    await userEvent.type(at.getByLabelText('«2»'), '8{Enter}');
    expect(await at.findByText(/Записано/)).toBeVisible();
    expect(at.getByLabelText('Литера класса')).toHaveFocus();
    expect(at.getByLabelText(/Участников/)).toHaveValue('');
    await userEvent.keyboard('в');
    await userEvent.type(at.getByLabelText(/Участников/), '21{Enter}');
    expect(await at.findByText(/Прежние числа заменены/)).toBeVisible();
    const nothing = { mark3: null, mark4: null, mark5: null, below: null, mean: null };
    expect(sent).toEqual([
      {
        items: [{ organizationId: school.id, classLetter: 'б', participants: 20, mark2: 8, ...nothing }],
        reason: null,
      },
      {
        items: [{ organizationId: school.id, classLetter: 'в', participants: 21, mark2: null, ...nothing }],
        reason: null,
      },
    ]);
  });

  it('opens each sum to the rows it is made of; what nobody says has none', async () => {
    server.use(
      http.get(`${one}/summary`, () =>
        HttpResponse.json({ ...nothing, schools: 2, participants: 27, below: 8, belowShare: 0.4 }),
      ),
      http.get(`${one}/results`, ({ request }) =>
        page(
          new URL(request.url).searchParams.get('behind') === 'BELOW'
            ? [result]
            : [result, { ...result, id: 9, participants: 7, below: null, belowShare: null }],
        ),
      ),
    );
    const { router } = open();
    expect(await screen.findByRole('link', { name: 'Школ: 2' })).toBeVisible();
    expect(screen.queryByRole('link', { name: /Средний/ })).toBeNull();
    expect(await screen.findAllByRole('button', { name: 'Версии' })).toHaveLength(2);
    await userEvent.click(screen.getByRole('link', { name: /Ниже порога: 8/ }));
    expect(await screen.findByText(/сложено число «ниже порога»/)).toBeVisible();
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Версии' })).toHaveLength(1));
    await userEvent.click(screen.getByRole('link', { name: 'Показать все результаты' }));
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Версии' })).toHaveLength(2));
    expect(router.state.location.search).toEqual({});
  });

  it('with results stays, and a correction that comes late shows how they are now', async () => {
    let asked = 0;
    server.use(
      http.get(`${one}/summary`, () => HttpResponse.json({ ...nothing, schools: 1, participants: 20 })),
      http.get(`${one}/results`, () => {
        asked += 1;
        return page([asked === 1 ? result : { ...result, id: 8, participants: 31 }]);
      }),
      http.post(`${api}/assessment-results/:id/correct`, () => stale({ ...result, id: 8, participants: 31 })),
    );
    open();
    const correct = await screen.findByRole('button', { name: 'Исправить' });
    expect(screen.getByRole('button', { name: 'Изменить процедуру' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Удалить процедуру' })).toBeNull();
    await userEvent.click(correct);
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Почему исправляется/), 'Опечатка');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Исправить' }));
    expect(await screen.findByText('31')).toBeInTheDocument();
  });
});
