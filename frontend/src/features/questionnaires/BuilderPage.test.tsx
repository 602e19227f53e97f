import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { lists, signedIn } from '../../../test/states';
import { definition, questionnaire } from '../../../test/surveys';
import type { Definition } from '../../shared/surveys/definition';
import BuilderPage from './BuilderPage';

const api = `${window.location.origin}/api/v1`;
const path = `${api}/questionnaires/:id`;
const problem = (pointer: string, code: string, error: boolean, parameters: object = {}) => ({
  pointer,
  code,
  error,
  parameters,
});
let sent: { tag: string | null; definition: Definition }[] = [];

const server = mockServer(
  signedIn('surveys:read', 'surveys:write'),
  http.get(path, () => HttpResponse.json(questionnaire)),
  http.put(path, async ({ request }) => {
    const body = (await request.json()) as { definition: Definition };
    sent.push({ tag: request.headers.get('If-Match'), definition: body.definition });
    return HttpResponse.json({ ...questionnaire, definition: body.definition, version: 5 + sent.length });
  }),
);

const open = () => {
  sent = [];
  return renderPage(BuilderPage, {
    path: '/surveys/questionnaires/$questionnaireId',
    at: `/surveys/questionnaires/${questionnaire.id}`,
  });
};
const row = (name: RegExp | string) =>
  within(screen.getByRole('list', { name: 'Состав анкеты' })).getByRole('button', { name });
const opened = async () => {
  open();
  await screen.findByRole('list', { name: 'Состав анкеты' });
};

describe('composing a questionnaire', () => {
  it('keeps what is written by itself, each time over the version before', async () => {
    await opened();
    await userEvent.click(row(/Вам спокойно/));
    const label = await screen.findByLabelText('Текст вопроса (ru)');
    await userEvent.type(label, '!');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await screen.findByText('Сохранено')).toBeVisible();
    await userEvent.type(label, '!');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ tag }) => tag)).toEqual(['"5"', '"6"']);
    expect(sent[1]!.definition.sections![0]!.items![0]!.label!['ru']).toBe('Вам спокойно?!!');
    expect(sent[1]!.definition.sections![0]!.items![1]).toEqual(definition.sections![0]!.items![1]);
  });

  it('moves by the keyboard, tells where to, and takes it back', async () => {
    await opened();
    row(/Вам спокойно/).focus();
    fireEvent.keyDown(row(/Вам спокойно/), { key: 'ArrowDown', altKey: true });
    expect(await screen.findByText('Перемещено: раздел 1, место 2')).toBeInTheDocument();
    const order = () =>
      within(screen.getByRole('list', { name: 'Состав анкеты' }))
        .getAllByRole('button')
        .map((one) => one.textContent);
    expect(order()).toEqual(['Начало', 'Почему нет?', 'Вам спокойно?', 'Отношения', 'Как часто вам помогают']);
    await waitFor(() => expect(row(/Вам спокойно/)).toHaveFocus());
    fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    expect(order()[1]).toBe('Вам спокойно?');
    fireEvent.keyDown(row(/Почему нет/), { key: 'Delete' });
    expect(order()).toHaveLength(4);
    fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    expect(order()).toHaveLength(5);
  });

  it('shows at the field what is wrong with it, in words', async () => {
    server.use(
      http.get(path, () =>
        HttpResponse.json({
          ...questionnaire,
          problems: [
            problem('/sections/0/items/1/label', 'MISSING_TRANSLATION', false, { language: 'en' }),
            problem('/sections/0/items/1/relevant', 'UNREACHABLE', false, { name: 'why' }),
            problem('/sections/0/items/0', 'CYCLE', true, { names: 'calm → why → calm' }),
          ],
        }),
      ),
    );
    await opened();
    await userEvent.click(row(/Почему нет/));
    expect(await screen.findByText('Нет перевода (en)')).toBeVisible();
    expect(screen.getByText(/Этот вопрос никто не увидит/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '1 ошибка' }));
    const panel = await screen.findByRole('dialog');
    await userEvent.click(within(panel).getByText('Условия замкнуты в круг: calm → why → calm'));
    expect(await screen.findByLabelText('Текст вопроса (ru)')).toHaveValue('Вам спокойно?');
  });

  it('shows what the server would not keep, and keeps it when it is mended', async () => {
    server.use(
      http.put(path, () =>
        HttpResponse.json(
          {
            type: 'opora:validation-failed',
            title: 'Данные не приняты',
            status: 422,
            errors: [{ pointer: '/definition/sections/0/items/0/label', code: 'TOO_LONG', message: 'Слишком длинно' }],
          },
          { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    await opened();
    await userEvent.click(row(/Вам спокойно/));
    await userEvent.type(await screen.findByLabelText('Текст вопроса (ru)'), '!');
    expect(await screen.findByText('Не сохранено')).toBeVisible();
    expect(screen.getByText('Слишком длинно')).toBeVisible();
    server.resetHandlers();
    await userEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByText('Сохранено')).toBeVisible();
  });

  it('lets the person choose when somebody else was quicker, and undo brings the own work back', async () => {
    const theirs = structuredClone(definition);
    theirs.sections![0]!.items![0]!.label = { ru: 'Спокойно ли в школе?' };
    server.use(
      http.put(path, () =>
        HttpResponse.json(
          {
            type: 'opora:stale',
            title: 'Данные успел изменить кто-то другой',
            status: 412,
            current: { ...questionnaire, version: 9, definition: theirs },
          },
          { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    await opened();
    await userEvent.click(row(/Вам спокойно/));
    fireEvent.change(await screen.findByLabelText('Текст вопроса (ru)'), { target: { value: 'Вам спокойно? Правда' } });
    const dialog = await screen.findByRole('dialog', { name: /одновременно изменил/ });
    expect(dialog).toHaveTextContent('Вам спокойно? Правда');
    expect(dialog).toHaveTextContent('изменено');
    fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    expect(dialog).toHaveTextContent('Вам спокойно? Правда'); // what is chosen between does not change behind it
    server.resetHandlers();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Взять чужой' }));
    await waitFor(() => expect(row(/Спокойно ли в школе/)).toBeInTheDocument());
    fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.tag).toBe('"9"');
    expect(sent[0]!.definition.sections![0]!.items![0]!.label!['ru']).toBe('Вам спокойно? Правда');
  });

  it('tries the conditions out on the phone beside it', async () => {
    await opened();
    const phone = await screen.findByRole('region', { name: /Просмотр/ });
    expect(within(phone).queryByText('Почему нет?')).toBeNull();
    await userEvent.click(within(phone).getByLabelText('нет'));
    expect(within(phone).getByText('Почему нет?')).toBeVisible();
    await userEvent.click(within(phone).getByRole('button', { name: 'Дальше' }));
    expect(within(phone).getByText('учителя')).toBeVisible();
  });

  it('puts a condition together by choosing', async () => {
    await opened();
    await userEvent.click(row(/Как часто/));
    const logic = await screen.findByRole('group', { name: 'Когда показывать' });
    await userEvent.click(within(logic).getByRole('button', { name: 'Добавить условие' }));
    await userEvent.selectOptions(within(logic).getByLabelText('Условие 1: значение'), 'нет');
    await waitFor(() => expect(sent.at(-1)?.definition.sections![1]!.items![0]!.relevant).toBe("${calm} = 'no'"));
  });

  it('adds a question with choices of its own and takes them away with it', async () => {
    await opened();
    await userEvent.click(row(/Почему нет/));
    await userEvent.click(await screen.findByRole('button', { name: 'Добавить вопрос' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Один вариант' }));
    fireEvent.change(await screen.findByLabelText('Вариант 1 (ru)'), { target: { value: 'часто' } });
    await waitFor(() => expect(sent.at(-1)?.definition.choiceLists).toHaveLength(3));
    expect(sent.at(-1)!.definition.sections![0]!.items![2]).toMatchObject({ type: 'single', choices: 'list1' });
    await userEvent.click(screen.getByRole('button', { name: 'Удалить', description: 'Удалить' }));
    await waitFor(() => expect(sent.at(-1)?.definition.choiceLists).toHaveLength(2));
  });
});

describe('a questionnaire of somebody else', () => {
  it('is only looked at', async () => {
    server.use(http.get(path, () => HttpResponse.json({ ...questionnaire, allowedActions: ['copy'] })));
    open();
    expect(await screen.findByText(/Это анкета другой организации/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Добавить вопрос' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Скопировать' })).toBeVisible();
  });

  it('that is not there is told so', async () => {
    server.use(
      http.get(path, () => HttpResponse.json({ type: 'opora:not-found', title: 'Нет', status: 404 }, { status: 404 })),
    );
    open();
    expect(await screen.findByRole('heading', { name: 'Анкета не найдена' })).toBeVisible();
  });

  it('that does not come is told so', async () => {
    server.use(lists('questionnaires/:id').broken);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });
});
