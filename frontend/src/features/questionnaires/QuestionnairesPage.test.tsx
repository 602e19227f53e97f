import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { region } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { questionnaire, questionnaireSummary } from '../../../test/surveys';
import QuestionnairesPage from './QuestionnairesPage';
import { questionnairesSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const above = {
  ...questionnaireSummary,
  id: '00000000-0000-4000-8000-000000000701',
  title: 'Анкета министерства',
  sound: false,
  latestVersion: null,
  updatedAt: '2026-11-01T09:30:00Z',
  allowedActions: ['copy' as const],
};
const states = lists('questionnaires');
const server = mockServer(
  signedIn('surveys:read', 'surveys:write'),
  http.get(`${api}/questionnaires`, () => page([questionnaireSummary, above])),
  http.get(`${api}/questionnaires/ready-made`, () =>
    HttpResponse.json({
      items: [
        {
          code: 'event-feedback',
          title: { ru: 'Отзыв о мероприятии' },
          description: { ru: 'Сразу после семинара' },
          languages: ['ru', 'en'],
          questionCount: 10,
          definition: {},
        },
      ],
    }),
  ),
  http.get(`${api}/organizations`, () => page([region])),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(region)),
);

const open = (search = '') =>
  renderPage(QuestionnairesPage, {
    path: '/surveys/questionnaires',
    at: `/surveys/questionnaires${search}`,
    search: (given) => ({ ...questionnairesSearch(given), org: given['org'] }),
  });

describe('the list of questionnaires', () => {
  it('tells whether each can be asked, and whose it is', async () => {
    open();
    const row = (await screen.findByRole('link', { name: 'Школьный климат' })).closest('tr')!;
    expect(row).toHaveTextContent('Готова');
    expect(row).toHaveTextContent('версия 1');
    const other = screen.getByRole('link', { name: 'Анкета министерства' }).closest('tr')!;
    expect(other).toHaveTextContent('С ошибками');
    await userEvent.click(await within(other).findByRole('button', { name: 'Действия: Анкета министерства' }));
    expect(await screen.findByRole('menuitem', { name: 'Скопировать' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Удалить' })).toBeNull();
  });

  it('is narrowed and ordered by the server, as the address says', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${api}/questionnaires`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return page(request.url.includes('UNSOUND') ? [] : [questionnaireSummary]);
      }),
    );
    const { router } = open('?whose=OWN&sort=-updatedAt');
    expect(await screen.findByRole('link', { name: 'Школьный климат' })).toBeVisible();
    expect(asked[0]).toContain('whose=OWN&sort=-updatedAt');
    await userEvent.selectOptions(screen.getByLabelText('Состояние'), 'С ошибками');
    expect(await screen.findByText('Ничего не найдено')).toBeVisible();
    expect(router.state.location.searchStr).toContain('state=UNSOUND');
    expect(asked.at(-1)).toContain('state=UNSOUND');
  });

  it('offers the library as a beginning', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${api}/questionnaires`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json(questionnaire, { status: 201 });
      }),
    );
    const { router } = open(`?org=${region.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Готовые анкеты' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Скопировать: Отзыв о мероприятии' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Скопировать' }));
    await expect.poll(() => router.state.location.pathname).toBe(`/surveys/questionnaires/${questionnaire.id}`);
    expect(sent).toEqual([{ organizationId: region.id, readyMade: 'event-feedback' }]);
  });

  it('takes a form from a file and names what did not pass', async () => {
    const issue = {
      code: 'UNSUPPORTED_TYPE',
      loss: 'LEFT_OUT',
      sheet: 'survey',
      row: 4,
      column: 'type',
      detail: 'geopoint',
    };
    const unsound = {
      code: 'UNSOUND',
      loss: 'TO_MEND',
      sheet: 'choices',
      row: 3,
      column: null,
      detail: 'DUPLICATE_NAME yes',
    };
    let asked: FormData | null = null;
    server.use(
      http.post(`${api}/questionnaires/imports`, async ({ request }) => {
        asked = await request.formData();
        return HttpResponse.json({ questionnaire, issues: [issue, unsound] }, { status: 201 });
      }),
    );
    open(`?org=${region.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Из файла' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.upload(within(dialog).getByLabelText('Выберите файл'), new File(['x'], 'form.xlsx'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Загрузить' }));
    expect(await screen.findByText('2 места перенесены не так, как были:')).toBeVisible();
    expect(screen.getByRole('row', { name: /survey, строка 4, type/ })).toHaveTextContent(
      'Такой тип вопроса не поддерживается: geopoint',
    );
    expect(screen.getByRole('row', { name: /choices, строка 3/ })).toHaveTextContent(
      'Взято как есть, но так использовать нельзя: Код «yes» уже занятисправьте в анкете',
    );
    expect(asked!.get('organizationId')).toBe(region.id);
    expect(screen.getByRole('link', { name: 'Открыть анкету' })).toBeVisible();
  });

  it('says why a file is no form', async () => {
    const issue = { code: 'NO_SURVEY_SHEET', loss: 'REFUSED', sheet: null, row: null, column: null, detail: '' };
    server.use(
      http.post(`${api}/questionnaires/imports`, () =>
        HttpResponse.json(
          { type: 'opora:file-not-a-form', title: 'Файл не похож на анкету XLSForm', status: 422, issues: [issue] },
          { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    open(`?org=${region.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Из файла' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.upload(within(dialog).getByLabelText('Выберите файл'), new File(['x'], 'list.csv'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Загрузить' }));
    expect(await within(dialog).findByText('Файл не похож на анкету XLSForm')).toBeVisible();
    expect(within(dialog).getByText('Нет листа survey')).toBeVisible();
  });

  it('says that it is on its way', async () => {
    server.use(states.waiting);
    open();
    expect(await screen.findByRole('status', { name: 'Загрузка' })).toBeVisible();
  });

  it('tells a failure', async () => {
    server.use(states.broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });

  it('tells emptiness', async () => {
    server.use(states.empty);
    open();
    expect(await screen.findByText('Анкет пока нет')).toBeVisible();
  });

  it('tells a missing right without a useless try', async () => {
    server.use(states.forbidden);
    open();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Недостаточно прав');
    expect(within(alert).queryByRole('button')).toBeNull();
  });
});
