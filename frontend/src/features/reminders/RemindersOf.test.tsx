import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { withRareWords } from '../../shared/i18n/i18n';
import RemindersOf from './RemindersOf';

const address = `${window.location.origin}/api/v1/organizations/o1/reminder-settings`;
const view = {
  settings: {
    enabled: true,
    daysBefore: [7, 3, 1],
    daysAfter: [1],
    municipalityAfter: 3,
    regionAfter: 10,
    digestDay: 'MONDAY',
    workingDays: false,
    hour: 8,
  },
  own: false,
  source: 'Комитет образования',
  kind: 'MUNICIPALITY',
  version: 4,
  allowedActions: ['update'],
};

const server = mockServer(http.get(address, () => HttpResponse.json(view)));

const open = async () => {
  await withRareWords(() => Promise.resolve());
  renderPage(() => <RemindersOf organizationId="o1" />, { path: '/', at: '/' });
  await screen.findByText('Напоминания о сроках');
};

describe('reminders of an organisation', () => {
  it('are said in words, with whose they are', async () => {
    await open();
    expect(screen.getByText('До срока: за 7, 3, 1 дн.')).toBeInTheDocument();
    expect(screen.getByText('Муниципалитету — о просрочке на 3 дня.')).toBeInTheDocument();
    expect(screen.getByText('Время: 8:00.')).toBeInTheDocument();
    expect(screen.queryByText(/Региону/)).toBeNull();
    expect(screen.queryByText(/В субботу и воскресенье/)).toBeNull();
    expect(screen.getByText('Как настроено выше: Комитет образования.')).toBeInTheDocument();
  });

  it('spare the weekend where that is wanted', async () => {
    server.use(
      http.get(address, () => HttpResponse.json({ ...view, settings: { ...view.settings, workingDays: true } })),
    );
    await open();
    expect(screen.getByText(/В субботу и воскресенье не напоминаем/)).toBeInTheDocument();
  });

  it('become its own, under the version that was seen', async () => {
    let sent: unknown;
    let tag: string | null = '';
    server.use(
      http.put(address, async ({ request }) => {
        sent = await request.json();
        tag = request.headers.get('If-Match');
        return HttpResponse.json({ ...view, own: true, version: 5 });
      }),
    );
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Настроить' }));
    await userEvent.click(await screen.findByText('Свои'));
    const before = screen.getByLabelText(/За сколько дней до срока/);
    await userEvent.clear(before);
    await userEvent.type(before, 'скоро');
    expect(screen.getByText(/Числа дней через запятую, не больше десяти/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    await userEvent.clear(before);
    await userEvent.type(before, '14, 2');
    await userEvent.selectOptions(screen.getByLabelText('Сообщить муниципалитету о просрочке'), '5');
    await userEvent.click(screen.getByLabelText('Не напоминать в субботу и воскресенье'));
    await userEvent.selectOptions(screen.getByLabelText(/В котором часу напоминать/), '17');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(sent).toMatchObject({ own: { daysBefore: [14, 2], municipalityAfter: 5, workingDays: true, hour: 17 } }),
    );
    expect(tag).toBe('"4"');
  });
});
