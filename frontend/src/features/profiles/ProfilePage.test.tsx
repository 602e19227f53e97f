import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { measures, profile, school } from '../../../test/profiles';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { thresholds } from './figures';
import ProfilePage from './ProfilePage';

const api = `${window.location.origin}/api/v1`;
const path = `${api}/risk-profiles/:id`;
const draft = { id: '00000000-0000-4000-8000-000000000820', title: 'Антирисковая программа школы' };

const server = mockServer(
  signedIn('surveys:read', 'profiles:review', 'roadmaps:write'),
  http.get(path, () => HttpResponse.json(profile)),
  http.get(`${api}/risk-measures`, () => HttpResponse.json({ items: measures })),
  http.get(`${api}/roadmaps`, () => page([draft])),
);

const open = () =>
  renderPage(ProfilePage, {
    path: '/organizations/$organizationId/profile',
    at: `/organizations/${school.id}/profile`,
  });
const factor = (name: string) => screen.findByRole('region', { name });

describe('the risk profile of a school', () => {
  it('tells the worst first, with figures, words and who answered', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Рисковый профиль' })).toBeVisible();
    const rows = within(screen.getAllByRole('table')[0]!).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'Учебная мотивация0,64Высокая',
      'Благополучие учеников0,45Низкая',
      'Дисциплина в классе—Недостаточно данных',
    ]);
    expect(screen.getByRole('alert')).toHaveTextContent('1 фактор высокой значимости');
    const motivation = await factor('Учебная мотивация');
    expect(motivation).toHaveTextContent('Значение 0,64 — достигнут порог 0,60.');
    expect(within(motivation).getByRole('row', { name: /Ученики/ })).toHaveTextContent('60 из 80 (75 %)');
    expect(within(motivation).getByRole('row', { name: /Родители/ })).toHaveTextContent('менее 5 — скрыто');
    expect(await factor('Дисциплина в классе')).toHaveTextContent('Об этом факторе пока никого не спрашивали.');
  });

  it('tells of a newer survey beside the one that counts', async () => {
    const later = {
      campaignId: '00000000-0000-4000-8000-000000000802',
      campaignTitle: 'Профиль рисков: ученики, весна',
      closesOn: '2027-04-30',
      respondents: 12,
      expected: 80,
      score: 0.5,
    };
    const withLater = (one: object | null) => ({
      ...profile,
      factors: profile.factors.map((factor) =>
        factor.code === 'MOTIVATION' ? { ...factor, groups: [{ ...factor.groups[0]!, later: one }] } : factor,
      ),
    });
    server.use(http.get(path, () => HttpResponse.json(withLater(later)), { once: true }));
    open();
    const motivation = await factor('Учебная мотивация');
    expect(within(motivation).getByRole('link', { name: later.campaignTitle })).toBeVisible();
    expect(motivation).toHaveTextContent('12 из 80, риск 0,50; войдет в профиль');
    expect(motivation).toHaveTextContent('Значение 0,64');
  });

  it('shows what was decided beside what is computed, and when that has changed since', async () => {
    open();
    const wellBeing = await factor('Благополучие учеников');
    expect(wellBeing).toHaveTextContent('Изменено: рассчитано «Высокая», принято «Низкая»');
    expect(wellBeing).toHaveTextContent('Служба примирения работает с осени.');
    expect(wellBeing).toHaveTextContent('С тех пор расчет изменился: было «Высокая», стало «Средняя»');
  });

  it('leads from a factor to its measures with their state, and to schools where it became less', async () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000083${n}`;
    const row = (n: number, part: object) => ({
      activityId: id(n),
      title: `Мера ${n}`,
      termText: 'ежемесячно',
      roadmapId: draft.id,
      roadmapTitle: draft.title,
      roadmapState: 'ACTIVE',
      removed: false,
      checkpoints: 4,
      submitted: 1,
      accepted: 2,
      late: 1,
      nextDue: '2027-04-30',
      ...part,
    });
    server.use(
      http.get(`${path}/factors/MOTIVATION/measures`, () =>
        HttpResponse.json({
          factor: 'MOTIVATION',
          rows: [row(1, {}), row(2, { checkpoints: 0, roadmapState: 'DRAFT' })],
          unlisted: 0,
          elsewhere: {
            from: { id: id(3), title: 'Старт', opensOn: '2026-09-01' },
            to: { id: id(4), title: 'Контроль', opensOn: '2027-03-01' },
            indicatorId: id(5),
            indicator: 'Низкая мотивация',
            unit: '%',
            decimals: 1,
            similar: 12,
            improved: null,
            schools: [
              {
                id: id(6),
                name: 'Ольховая СОШ',
                difference: -7.25,
                planned: true,
                known: true,
                measures: [{ title: 'Проектные дни', accepted: 3, roadmapId: draft.id }],
              },
              { id: id(7), name: 'Сосновая СОШ', difference: -3, planned: true, known: false, measures: [] },
              { id: id(8), name: 'Липовая СОШ', difference: -2, planned: true, known: true, measures: [] },
            ],
          },
        }),
      ),
    );
    open();
    const motivation = await factor('Учебная мотивация');
    const asking = within(motivation).getByRole('button', { name: /Меры и опыт похожих школ/ });
    await userEvent.click(asking);
    expect(asking).toHaveFocus();
    expect(asking).toHaveAttribute('aria-expanded', 'true');
    expect(
      await within(motivation).findByText(
        'Принято 2 из 4 · на проверке: 1 · просрочено: 1 · следующий срок 30.04.2027',
      ),
    ).toBeVisible();
    expect(motivation).toHaveTextContent('Сроков пока нет. Дорожная карта: Черновик');
    expect(motivation).toHaveTextContent('Похожих по условиям школ: 12. Сколько из них улучшили значение, не показано');
    expect(motivation).toHaveTextContent('Ольховая СОШ: -7,3 %');
    expect(within(motivation).getByRole('link', { name: 'Проектные дни' })).toBeVisible();
    expect(motivation).toHaveTextContent(/Сосновая СОШ: -3 %Меры запланированы. Что из них исполнено, неизвестно/);
    expect(motivation).toHaveTextContent(/Липовая СОШ: -2 %Меры запланированы, принятых отчетов/);
    await userEvent.click(asking);
    expect(motivation).not.toHaveTextContent('Сосновая СОШ');
  });

  it('takes a decision with its reason only', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${path}/reviews`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json(profile, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Подтвердить или изменить: Учебная мотивация' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Сохранить решение' })).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText('Изменяю'));
    expect(within(dialog).getByLabelText(/^Значимость/)).toHaveValue('');
    await userEvent.selectOptions(within(dialog).getByLabelText(/^Значимость/), 'Низкая');
    fireEvent.change(within(dialog).getByLabelText(/Причина/), { target: { value: ' Был на уроках. ' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Сохранить решение' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([
      { factor: 'MOTIVATION', computed: 'HIGH', decision: 'OVERRIDDEN', significance: 'LOW', reason: 'Был на уроках.' },
    ]);
  });

  it('keeps the words and shows what is computed now when that is another', async () => {
    const sent: { computed: string; reason: string }[] = [];
    const factors = profile.factors.map((one) =>
      one.code === 'MOTIVATION' ? { ...one, computed: 'MEDIUM', significance: 'MEDIUM', value: 0.5 } : one,
    );
    server.use(
      http.post(`${path}/reviews`, async ({ request }) => {
        sent.push((await request.json()) as { computed: string; reason: string });
        return sent.length > 1
          ? HttpResponse.json({ ...profile, factors }, { status: 201 })
          : HttpResponse.json(
              { type: 'urn:opora:problem:stale', title: 'Устарело', status: 412, current: { ...profile, factors } },
              { status: 412 },
            );
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Подтвердить или изменить: Учебная мотивация' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText(/Причина/), { target: { value: 'Был на уроках.' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Сохранить решение' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('было «Высокая», стало «Средняя»');
    expect(within(dialog).getByLabelText(/Причина/)).toHaveValue('Был на уроках.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Сохранить решение' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toMatchObject([{ computed: 'HIGH' }, { computed: 'MEDIUM', reason: 'Был на уроках.' }]);
  });

  it('turns measures into rows of a draft of the school', async () => {
    const sent: object[] = [];
    server.use(
      http.post(`${path}/programmes`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Выбрать меры: Учебная мотивация' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByLabelText(measures[0]!.title));
    const term = within(dialog).getByLabelText(/^Срок/);
    expect(term).toHaveValue('ноябрь');
    fireEvent.change(term, { target: { value: 'декабрь' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Вписать свою меру' }));
    fireEvent.change(within(dialog).getByLabelText('Своя мера 1'), { target: { value: 'Клуб чтения' } });
    expect(within(dialog).getByRole('button', { name: 'Добавить 2 строки' })).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText('Срок своей меры 1'), { target: { value: 'ежемесячно' } });
    await userEvent.selectOptions(await within(dialog).findByLabelText('Куда добавить'), draft.title);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Добавить 2 строки' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      factor: 'MOTIVATION',
      roadmapId: draft.id,
      measures: [
        {
          title: measures[0]!.title,
          expectedResult: 'Не менее 60 % учеников',
          executors: ['ОО'],
          termText: 'декабрь',
        },
        { title: 'Клуб чтения', termText: 'ежемесячно' },
      ],
    });
  });

  it('offers an onlooker nothing to do', async () => {
    server.use(http.get(path, () => HttpResponse.json({ ...profile, allowedActions: [] })));
    open();
    await factor('Учебная мотивация');
    expect(screen.queryByRole('button', { name: /Подтвердить|Выбрать меры/ })).toBeNull();
  });

  it('does not call a school safe of which too little is known', async () => {
    const unknown = { value: null, computed: 'INSUFFICIENT_DATA', significance: 'INSUFFICIENT_DATA', review: null };
    const none = profile.factors.map((one) => ({ ...one, ...unknown }));
    server.use(http.get(path, () => HttpResponse.json({ ...profile, factors: none })));
    open();
    expect(
      await screen.findByText('Ответов недостаточно: значимость не определена ни у одного фактора.'),
    ).toBeVisible();
    expect(screen.queryByText(/высокой значимости нет/)).toBeNull();
  });

  it('says of how many factors too little is known', async () => {
    const some = profile.factors.filter(({ significance }) => significance !== 'HIGH');
    server.use(http.get(path, () => HttpResponse.json({ ...profile, factors: some })));
    open();
    expect(
      await screen.findByText('Значимость определена у 1 фактора, высокой нет. У 1 фактора данных недостаточно.'),
    ).toBeVisible();
  });

  it('loses no measure of which only the term is written', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Выбрать меры: Учебная мотивация' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByLabelText(measures[0]!.title));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Вписать свою меру' }));
    await userEvent.type(within(dialog).getByLabelText('Срок своей меры 1'), 'май');
    await userEvent.tab();
    expect(within(dialog).getByLabelText('Своя мера 1')).toHaveAccessibleDescription('Впишите меру');
    expect(within(dialog).getByRole('button', { name: 'Добавить 2 строки' })).toBeDisabled();
  });

  it('says what is missing when nobody was asked', async () => {
    const factors = profile.factors.map((one) => ({ ...one, value: null, groups: [], review: null }));
    server.use(http.get(path, () => HttpResponse.json({ ...profile, factors })));
    open();
    expect(await screen.findByRole('heading', { name: 'Данных для профиля пока нет' })).toBeVisible();
  });

  it('tells of no right, and of no answer', async () => {
    server.use(lists('risk-profiles/:id').forbidden);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Недостаточно прав');
  });
});

it('a value knows the threshold it has reached and the next one', () => {
  const levels = { low: 0.2, medium: 0.4, high: 0.6 };
  expect([0.1, 0.2, 0.59, 0.6].map((value) => thresholds(value, levels))).toEqual([
    { reached: null, next: 0.2 },
    { reached: 0.2, next: 0.4 },
    { reached: 0.4, next: 0.6 },
    { reached: 0.6, next: null },
  ]);
});
