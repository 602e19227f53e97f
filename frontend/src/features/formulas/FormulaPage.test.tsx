import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { formula } from '../../../test/profiles';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import FormulaPage from './FormulaPage';
import { formulaSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/risk-formulas/:id`;
const SCHOOL = '00000000-0000-4000-8000-000000000802';
const draft = {
  ...formula,
  id: '00000000-0000-4000-8000-000000000801',
  number: null,
  name: 'Строже',
  publishedOn: null,
  version: 3,
  allowedActions: ['update', 'publish'],
};

const server = mockServer(
  signedIn('surveys:read', 'formulas:write'),
  http.get(`${api}/risk-formulas`, () => page([draft, formula])),
  http.get(one, ({ params }) => HttpResponse.json(params['id'] === draft.id ? draft : formula)),
);

const open = (id: string, search = '') =>
  renderPage(FormulaPage, {
    path: '/surveys/formulas/$formulaId',
    at: `/surveys/formulas/${id}${search}`,
    search: formulaSearch,
  });

describe('a formula', () => {
  it('is saved under the version that was read, when its numbers are sound', async () => {
    const sent: { tag: string | null; body: { definition: object } }[] = [];
    server.use(
      http.put(one, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: (await request.json()) as { definition: object } });
        return HttpResponse.json({ ...draft, version: 4 });
      }),
    );
    open(draft.id);
    const high = await screen.findByLabelText('Высокая: от');
    fireEvent.change(high, { target: { value: '0,3' } });
    expect(screen.getByText('Должно быть больше предыдущего порога')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    fireEvent.change(high, { target: { value: '0,55' } });
    fireEvent.change(screen.getByLabelText('Учебная мотивация, Ученики'), { target: { value: '' } });
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.tag).toBe('"3"');
    expect(sent[0]!.body.definition).toEqual({ ...formula.definition, high: 0.55, factorWeights: {} });
  });

  it('is not written over what somebody else has left meanwhile', async () => {
    const tags: (string | null)[] = [];
    let there: object = draft;
    server.use(
      http.get(one, () => HttpResponse.json(there)),
      http.put(one, ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        return HttpResponse.json({ type: 'opora:stale', title: 'Устарело', status: 412 }, { status: 412 });
      }),
    );
    const { client } = open(draft.id);
    const high = await screen.findByLabelText('Высокая: от');
    fireEvent.change(high, { target: { value: '0,55' } });
    there = { ...draft, version: 4, definition: { ...draft.definition, high: 0.7 } };
    const save = screen.getByRole('button', { name: 'Сохранить' });
    await userEvent.click(save);
    await waitFor(() => expect(tags).toEqual(['"3"']));
    const alert = await screen.findByText('Формулу успел изменить кто-то другой');
    expect(alert).toBeVisible();
    expect(high).toHaveValue('0,55');
    await waitFor(() => expect(client.getQueryData(['formulas', 'one', draft.id])).toMatchObject({ version: 4 }));
    expect(save).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Показать последнее' }));
    expect(high).toHaveValue('0,7');
    expect(screen.queryByText('Формулу успел изменить кто-то другой')).toBeNull();
  });

  it('that is read anew while it is typed is still saved over the version that was read', async () => {
    const tags: (string | null)[] = [];
    let there: object = draft;
    server.use(
      http.get(one, () => HttpResponse.json(there)),
      http.put(one, ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        return HttpResponse.json({ ...draft, version: 5 });
      }),
    );
    const { client } = open(draft.id);
    fireEvent.change(await screen.findByLabelText('Высокая: от'), { target: { value: '0,55' } });
    there = { ...draft, version: 4 };
    await client.invalidateQueries({ queryKey: ['formulas', 'one'] });
    expect(await screen.findByText('Формулу успел изменить кто-то другой')).toBeVisible();
    fireEvent.submit(screen.getByLabelText('Высокая: от').closest('form')!);
    await waitFor(() => expect(tags).toEqual(['"3"']));
  });

  it('keeps what is typed while it is saved', async () => {
    const tags: (string | null)[] = [];
    let answer = () => undefined as void;
    const held = new Promise<void>((resolve) => (answer = resolve));
    server.use(
      http.put(one, async ({ request }) => {
        tags.push(request.headers.get('If-Match'));
        await held;
        const version = 3 + tags.length;
        return HttpResponse.json({ ...draft, version, definition: { ...draft.definition, high: 0.55 } });
      }),
    );
    open(draft.id);
    const high = await screen.findByLabelText('Высокая: от');
    fireEvent.change(high, { target: { value: '0,55' } });
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(tags).toHaveLength(1));
    fireEvent.change(high, { target: { value: '0,56' } });
    answer();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Сохранить' })).not.toHaveAttribute('data-loading'));
    expect(high).toHaveValue('0,56');
    expect(screen.queryByText('Формулу успел изменить кто-то другой')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(tags).toEqual(['"3"', '"4"']));
  });

  it('is compared while something is typed, and asks before it is left', async () => {
    server.use(
      http.get(`${one}/comparison`, () =>
        HttpResponse.json({ from: draft, to: formula, differences: [], schools: 1, changed: 0, moves: [] }),
      ),
    );
    const { router } = open(draft.id);
    fireEvent.change(await screen.findByLabelText('Высокая: от'), { target: { value: '0,55' } });
    await userEvent.selectOptions(await screen.findByLabelText('Сравнить с формулой'), formula.id);
    await waitFor(() => expect(router.state.location.searchStr).toContain(`beside=${formula.id}`));
    expect(screen.queryByRole('dialog')).toBeNull();
    void router.navigate({ to: '/surveys/formulas/$formulaId', params: { formulaId: formula.id } } as never);
    expect(await screen.findByRole('dialog', { name: 'Уйти от формулы?' })).toBeVisible();
  });

  it('is published after a question, and only what is saved', async () => {
    let published = false;
    server.use(
      http.post(`${one}/publish`, () => {
        published = true;
        return HttpResponse.json({ ...draft, number: 2, allowedActions: [] });
      }),
    );
    open(draft.id);
    const publish = await screen.findByRole('button', { name: 'Опубликовать' });
    await userEvent.click(publish);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Опубликовать' }));
    await waitFor(() => expect(published).toBe(true));
  });

  it('that is published is only read, and is compared with what it would change', async () => {
    let asked: Record<string, string> = {};
    server.use(
      http.get(`${one}/comparison/schools`, ({ request }) => {
        asked = Object.fromEntries(new URL(request.url).searchParams);
        if (!('cursor' in asked)) return page([], 'next');
        const organization = { id: SCHOOL, name: 'СОШ № 8', kind: 'SCHOOL', parentId: null };
        return page([{ organization, moves: [{ factor: 'MOTIVATION', from: 'HIGH', to: 'MEDIUM' }] }]);
      }),
      http.get(`${one}/comparison`, () =>
        HttpResponse.json({
          from: draft,
          to: formula,
          differences: [
            { field: 'high', from: '0.5', to: '0.6' },
            { field: 'answeredShare', from: '0.7', to: '0.75' },
          ],
          schools: 12,
          changed: 3,
          moves: [{ factor: 'MOTIVATION', from: 'HIGH', to: 'MEDIUM', schools: 3 }],
        }),
      ),
    );
    open(formula.id, `?beside=${draft.id}`);
    expect(await screen.findByLabelText('Высокая: от')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: 'Сохранить' })).toBeNull();
    expect(await screen.findByText('Изменится у 3 из 12 школ.')).toBeVisible();
    expect(screen.getByRole('row', { name: /Порог высокой значимости/ })).toHaveTextContent('0,5');
    expect(screen.getByRole('row', { name: /Доля заполненных вопросов/ })).toHaveTextContent('70 %75 %');
    expect(screen.getByRole('row', { name: /Учебная мотивация Высокая Средняя 3/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '3' }));
    expect(await screen.findByRole('link', { name: 'СОШ № 8' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/organizations/${SCHOOL}/profile`),
    );
    expect(asked).toMatchObject({ with: draft.id, factor: 'MOTIVATION', was: 'HIGH', becomes: 'MEDIUM' });
  });

  it('that does not come is told so', async () => {
    server.use(lists('risk-formulas/:id').broken);
    open(formula.id);
    expect(await screen.findByRole('alert')).toHaveTextContent('Внутренняя ошибка');
  });
});
