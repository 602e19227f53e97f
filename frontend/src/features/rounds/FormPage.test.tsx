import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { signedIn } from '../../../test/states';
import type { MonitoringCell, MonitoringForm } from '../../shared/api/types';
import FormPage from './FormPage';

const ROUND = '00000000-0000-4000-8000-000000000701';
const SCHOOL = '00000000-0000-4000-8000-000000000702';
const api = `${window.location.origin}/api/v1/monitoring-rounds/:id/forms/:school`;
const indicator = (place: number) => `00000000-0000-4000-8000-0000000007${10 + place}`;

const cell = (part: Partial<MonitoringCell>): MonitoringCell => ({
  breakdown: '',
  value: null,
  missing: null,
  origin: 'MANUAL',
  trace: null,
  evidence: null,
  fileId: null,
  enteredBy: null,
  previous: null,
  warnings: [],
  ...part,
});

function form(values: (number | null)[], part: Partial<MonitoringForm> = {}): MonitoringForm {
  return {
    round: {
      id: ROUND,
      kind: 'BASELINE',
      title: 'Стартовый',
      opensOn: '2026-09-01',
      closesOn: '2026-09-30',
      state: 'OPEN',
    },
    school: { id: SCHOOL, name: 'МКОУ «Ольховая СОШ»' },
    municipality: { id: SCHOOL, name: 'Озерский район' },
    state: 'ENTERED',
    level: 'NONE',
    remark: null,
    filled: values.filter((value) => value !== null).length,
    cells: values.length,
    previous: null,
    lines: values.map((value, place) => ({
      indicatorId: indicator(place),
      code: `c${place}`,
      definition: { title: `Показатель ${place}`, unit: '%', decimals: 1, breakdowns: [], origin: 'MANUAL' },
      goal: null,
      cells: [cell({ value, warnings: value === 999 ? ['RANGE'] : [] })],
    })),
    updatedAt: '2026-09-02T10:00:00Z',
    version: 3,
    allowedActions: ['enter'],
    ...part,
  } as unknown as MonitoringForm;
}

const server = mockServer(
  signedIn('monitoring:read', 'monitoring:write'),
  http.get(api, () => HttpResponse.json(form([10, null, 999]))),
);

const open = () =>
  renderPage(FormPage, {
    path: '/monitoring-rounds/$roundId/forms/$schoolId',
    at: `/monitoring-rounds/${ROUND}/forms/${SCHOOL}`,
  });

type Sent = { tag: string | null; cells: { indicatorId: string; value: number | null }[] };

/** Takes what is sent; the first answers are given, then it is saved. */
function taking(...first: Response[]): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http.put(`${api}/cells`, async ({ request }) => {
      const { cells } = (await request.json()) as Sent;
      sent.push({ tag: request.headers.get('If-Match'), cells });
      return first[sent.length - 1] ?? HttpResponse.json(form([1, 2, 3], { version: 9, filled: 3 }));
    }),
  );
  return sent;
}

const stale = (current: MonitoringForm) =>
  HttpResponse.json({ type: 'urn:opora:problem:stale', title: 'Устарело', status: 412, current }, { status: 412 });

const value = (place: number) => screen.findByLabelText(`Значение: Показатель ${place}`);

describe('the form of a school', () => {
  it('is walked through like a sheet', async () => {
    open();
    (await value(0)).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(await value(1)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await value(2)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    expect(screen.getByLabelText('Почему нет данных: Показатель 1')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await value(1)).toHaveFocus();
    expect(screen.getByText('Вне обычных пределов')).toBeVisible();
  });

  it('takes a block from a spreadsheet and sends what changed, over the version that was read', async () => {
    const sent = taking();
    open();
    fireEvent.paste(await value(0), { clipboardData: { getData: () => '11,5\n\t нет класса\r\n7' } });
    expect(await value(0)).toHaveValue('11,5');
    expect(screen.getByLabelText('Почему нет данных: Показатель 1')).toHaveValue('нет класса');
    expect(screen.getByText('3 из 3')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.tag).toBe('"3"');
    expect(sent[0]!.cells.map((one) => one.value)).toEqual([11.5, null, 7]);
    expect(await screen.findByText('Сохранено')).toBeVisible();
  });

  it('does not send what is no number', async () => {
    open();
    fireEvent.change(await value(0), { target: { value: 'много' } });
    expect(screen.getByText('Нужно число')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
  });

  it('keeps what both wrote into different cells, without asking', async () => {
    const sent = taking(stale(form([10, 55, 999], { version: 4 })));
    open();
    fireEvent.change(await value(0), { target: { value: '12' } });
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ tag: '"4"', cells: [{ indicatorId: indicator(0), value: 12 }] });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks about a cell that both have changed', async () => {
    const sent = taking(stale(form([77, null, 999], { version: 4 })));
    open();
    fireEvent.change(await value(0), { target: { value: '12' } });
    fireEvent.change(await value(1), { target: { value: '5' } });
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: 'Сохранить выбранное' });
    expect(save, 'nothing of the other person is written over unless somebody says so').toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText('Сохраненное: 77'));
    await userEvent.click(save);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ tag: '"4"', cells: [{ indicatorId: indicator(1), value: 5 }] });
    expect(sent[1]!.cells).toHaveLength(1);
  });

  it('shows the file beside a value, and lets it be taken away', async () => {
    const sent = taking();
    const file = {
      id: '00000000-0000-4000-8000-000000000799',
      name: 'справка.pdf',
      mediaType: 'application/pdf',
      size: 2048,
      version: 0,
    };
    const filed = form([10, null, 999]);
    filed.lines[0]!.cells[0]!.fileId = file.id;
    server.use(
      http.get(api, () => HttpResponse.json(filed)),
      http.get(`${window.location.origin}/api/v1/files/${file.id}`, () => HttpResponse.json(file)),
      http.get(`${window.location.origin}/api/v1/configuration`, () => HttpResponse.json({ maxFileSize: 1_000_000 })),
    );
    open();
    expect(await screen.findByRole('button', { name: 'Прикрепить файл: Показатель 1' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Прикрепленный файл: Показатель 0' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Убрать справка.pdf' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Готово' }));
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.cells).toEqual([
      { indicatorId: indicator(0), breakdown: null, value: 10, missing: null, evidence: null, fileId: null },
    ]);
  });

  it('that is locked is read, and says why it came back', async () => {
    server.use(
      http.get(api, () =>
        HttpResponse.json(form([1, 2, 3], { allowedActions: [], state: 'RETURNED', remark: 'Уточните число' })),
      ),
    );
    open();
    expect(await value(0)).toHaveAttribute('readonly');
    expect(screen.getByText('Уточните число')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Сохранить' })).toBeNull();
  });

  it('that is not there says so', async () => {
    server.use(
      http.get(api, () =>
        HttpResponse.json({ type: 'urn:opora:problem:not-found', title: 'Нет', status: 404 }, { status: 404 }),
      ),
    );
    open();
    expect(await screen.findByText('Форма не найдена')).toBeVisible();
  });
});
