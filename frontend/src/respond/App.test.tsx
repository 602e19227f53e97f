/** @jsxImportSource preact */
import { screen, waitFor, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Definition } from '../shared/questionnaires';
import { App } from './App';
import { Session } from './session';
import { MemoryStore } from './store';

const TOKEN = 'link';
const ru = (text: string) => ({ ru: text });

const definition: Definition = {
  format: 1,
  code: 'test',
  languages: ['ru'],
  title: ru('Столовая'),
  choiceLists: [
    {
      name: 'yn',
      choices: [
        { name: 'yes', label: ru('да') },
        { name: 'no', label: ru('нет') },
      ],
    },
  ],
  sections: [
    {
      type: 'group',
      name: 'one',
      label: ru('Питание'),
      items: [
        { type: 'single', name: 'eats', label: ru('Ест?'), choices: 'yn', required: true },
        { type: 'number', name: 'days', label: ru('Сколько дней?'), relevant: "${eats} = 'yes'", min: 1, max: 5 },
        {
          type: 'matrix',
          name: 'table',
          label: ru('Бывает?'),
          choices: 'yn',
          required: true,
          cannotSay: true,
          rows: [{ name: 'cold', label: ru('Остыло') }],
        },
      ],
    },
    {
      type: 'group',
      name: 'two',
      label: ru('Подробнее'),
      items: [{ type: 'text', name: 'wish', label: ru('Пожелания'), multiline: true }],
    },
  ],
};

const survey = (part: object = {}) => ({
  id: 'campaign',
  title: 'Столовая глазами родителей',
  askedBy: 'Область',
  contact: null,
  organization: 'Школа',
  audience: 'PARENT',
  anonymous: true,
  supervised: false,
  status: 'OPEN',
  opensOn: '2026-01-01',
  closesOn: '2999-12-31',
  takenUntil: '2999-12-31',
  languages: ['ru'],
  language: 'ru',
  versionId: 'version',
  definition,
  ...part,
});

describe('the page of respondents', () => {
  const user = userEvent.setup();
  let root: HTMLElement;
  let sent: { id: string; body: { answers: object; respondent: string | null } }[];
  let shown: object;
  let refusal: string | null;

  beforeEach(() => {
    sent = [];
    refusal = null;
    root = document.body.appendChild(document.createElement('div'));
    window.scrollTo = () => undefined;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (init.method !== 'PUT') return Response.json(shown);
      if (refusal) return Response.json({ type: `urn:opora:problem:${refusal}` }, { status: 409 });
      const id = url.split('/').pop()!;
      sent.push({ id, body: JSON.parse(String(init.body)) });
      return Response.json({ id, first: true }, { status: 201 });
    });
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    vi.unstubAllGlobals();
  });

  const open = async (part: object = {}): Promise<Session> => {
    shown = survey(part);
    const session = new Session(TOKEN, new MemoryStore());
    render(<App session={session} />, root);
    await session.open();
    return session;
  };
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

  const answered = async (): Promise<void> => {
    await press('Начать');
    await user.click(within(await screen.findByRole('group', { name: /Ест\?/ })).getByLabelText('да'));
    const row = screen.getByRole('group', { name: 'Остыло' });
    await user.click(within(row).getByLabelText('Затрудняюсь ответить'));
    await press('Дальше');
    await heading('Подробнее');
    await press('Проверить ответы');
    await heading('Проверьте ответы');
  };

  it('says who asks, why and what will be seen before it begins', async () => {
    await open();
    await heading('Столовая глазами родителей');
    expect(screen.getByText(/Опрос анонимный. Рядом с ответами хранится только день/)).toBeInTheDocument();
    expect(screen.getByText(/случайное число этого устройства/)).toBeInTheDocument();
    expect(screen.getByText(/не дает сохранять ответы/)).toBeInTheDocument();
  });

  it('names mistakes, and the first one has the focus', async () => {
    await open();
    await press('Начать');
    await heading('Питание');
    expect(screen.queryByText('Ответьте на этот вопрос')).not.toBeInTheDocument();
    await press('Дальше');
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map((each) => each.textContent)).toContain(
        'Исправьте 2 ответа, чтобы идти дальше',
      ),
    );
    const question = screen.getByRole('group', { name: /Ест\?/ });
    expect(question).toHaveAccessibleDescription('Ответьте на этот вопрос');
    await waitFor(() => expect(within(question).getByLabelText('да')).toHaveFocus());
  });

  it('asks only what concerns the respondent, and shows all answers before they go', async () => {
    await open();
    await press('Начать');
    await heading('Питание');
    expect(screen.queryByLabelText('Сколько дней?')).not.toBeInTheDocument();
    await user.click(within(screen.getByRole('group', { name: /Ест\?/ })).getByLabelText('да'));
    await user.type(screen.getByLabelText('Сколько дней?'), '7');
    await press('Дальше');
    await screen.findByText('От 1 до 5');
    await user.clear(screen.getByLabelText('Сколько дней?'));
    await user.type(screen.getByLabelText('Сколько дней?'), '4');
    await user.click(within(screen.getByRole('group', { name: 'Остыло' })).getByLabelText('Затрудняюсь ответить'));
    await press('Дальше');
    await user.type(await screen.findByLabelText('Пожелания'), 'Больше овощей');
    await press('Проверить ответы');
    await heading('Проверьте ответы');
    expect(screen.getByText('Больше овощей')).toBeInTheDocument();
    await press('Отправить ответы');
    await heading('Спасибо! Ответы сохранены на сервере');
    expect(sent.map(({ body }) => body.answers)).toEqual([
      { eats: 'yes', days: 4, table: { cold: { cannotSay: true } }, wish: 'Больше овощей' },
    ]);
  });

  it('tells somebody with a draft that the link has been answered by already', async () => {
    const session = await open();
    await press('Начать');
    expect(screen.queryByText(/по ней уже ответили/)).toBeNull();
    shown = survey({ answered: true });
    await session.refresh();
    expect(await screen.findByText(/по ней уже ответили/)).toBeVisible();
    expect(screen.getByRole('group', { name: /Ест\?/ })).toBeVisible();
  });

  it('asks for a name where the survey is not anonymous, and says that it is not', async () => {
    await open({ anonymous: false });
    await screen.findByText(/Опрос не анонимный/);
    await press('Начать');
    const name = screen.getByLabelText('Ваше имя и фамилия');
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription('Напишите имя и фамилию');
    await user.type(name, 'Мария Лесная');
    await answered();
    await press('Отправить ответы');
    await heading('Спасибо! Ответы сохранены на сервере');
    expect(sent[0]!.body.respondent).toBe('Мария Лесная');
  });

  it('says honestly that answers were not taken, and keeps them until they are deleted', async () => {
    await open();
    await answered();
    refusal = 'quota-reached';
    await press('Отправить ответы');
    await heading('Сервер не принял ответы');
    expect(screen.getByText(/Нужное число ответов уже собрано/)).toBeInTheDocument();
    await press('Удалить ответы с устройства');
    await heading('Столовая глазами родителей');
  });

  it('begins each screen at its heading', async () => {
    await open();
    await heading('Столовая глазами родителей');
    await press('Начать');
    await waitFor(async () => expect(await heading('Питание')).toHaveFocus());
  });

  it('lets nobody look into refused answers on a shared device', async () => {
    await open({ supervised: true });
    await answered();
    refusal = 'invalid-fields';
    await press('Отправить ответы');
    await heading('Передайте устройство следующему');
    await screen.findByRole('button', { name: 'Отправить еще раз' });
    expect(screen.queryByRole('button', { name: 'Исправить ответы' })).not.toBeInTheDocument();
    await press('Удалить ответы с устройства');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Отправить еще раз' })).not.toBeInTheDocument());
  });

  it('changes nothing while another page has the draft, its language neither', async () => {
    const session = await open({ languages: ['ru', 'en'] });
    await press('Начать');
    await heading('Питание');
    expect(screen.getByLabelText('Язык')).toBeInTheDocument();
    await session.hold(false);
    await heading('Опрос открыт в другой вкладке');
    expect(screen.queryByLabelText('Язык')).not.toBeInTheDocument();
  });

  describe('on a shared device that nobody touches', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const begun = async (): Promise<Session> => {
      const session = await open({ supervised: true });
      session.begin('');
      await vi.advanceTimersByTimeAsync(1_000);
      await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe('Питание'));
      return session;
    };

    it('asks, and deletes the answers a minute later', async () => {
      const session = await begun();
      await vi.advanceTimersByTimeAsync(9 * 60_000);
      expect(root.textContent).toContain('Вы еще здесь?');
      expect(session.state.draft).not.toBeNull();
      await vi.advanceTimersByTimeAsync(61_000);
      expect(session.state.draft).toBeNull();
    });

    it('goes on when it is touched anywhere, and asks again later', async () => {
      const session = await begun();
      await vi.advanceTimersByTimeAsync(9 * 60_000 + 30_000);
      document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      await vi.advanceTimersByTimeAsync(5 * 60_000);
      expect(root.textContent).not.toContain('Вы еще здесь?');
      expect(session.state.draft).not.toBeNull();
      await vi.advanceTimersByTimeAsync(4 * 60_000 + 1_000);
      expect(root.textContent).toContain('Вы еще здесь?');
      await vi.advanceTimersByTimeAsync(61_000);
      expect(session.state.draft).toBeNull();
    });

    it('deletes what waited while the device slept, when it is looked at again', async () => {
      const session = await begun();
      vi.setSystemTime(Date.now() + 60 * 60_000);
      document.dispatchEvent(new Event('visibilitychange'));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(session.state.draft).toBeNull();
    });
  });

  it.each([
    [{ status: 'NOT_YET', definition: null, opensOn: '2030-05-01' }, 'Опрос еще не начался', /1 мая 2030 года/],
    [{ status: 'CLOSED', closesOn: '2026-02-03' }, 'Опрос завершен', /3 февраля 2026 года включительно/],
    [{ answered: true }, 'Вы уже ответили', /по ней уже ответили/],
  ])('says when nothing can be answered: %j', async (part, title, text) => {
    await open(part);
    await heading(title);
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});
