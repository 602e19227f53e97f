import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import ObligationPage from './ObligationPage';

const ID = '00000000-0000-4000-8000-000000000901';
const one = `${window.location.origin}/api/v1/report-obligations/${ID}`;

const figure = (code: string, value: number | null, more = {}) => ({
  code,
  name: { ru: code === 'checkpoints.due' ? 'Контрольные точки' : 'Доля ответивших', en: code },
  unit: code === 'checkpoints.due' ? 'COUNT' : 'SHARE',
  value,
  numerator: null,
  denominator: null,
  computedAt: '2026-11-01T06:00:00Z',
  corrected: null,
  reason: null,
  correctedBy: null,
  ...more,
});

const report = (state: string, allowedActions: string[], more = {}) => ({
  id: ID,
  summary: {
    id: ID,
    templateId: ID,
    templateName: 'Ежемесячный отчет',
    organization: { id: ID, name: 'Озёрский район', kind: 'MUNICIPALITY', parentId: null },
    period: 'MONTH',
    periodStart: '2026-10-01',
    periodEnd: '2026-10-31',
    due: '2026-11-10',
    state,
    late: state === 'PLANNED',
    lateDays: state === 'PLANNED' ? 3 : null,
    filled: true,
    version: 2,
  },
  basis: null,
  termText: 'ежемесячно до 10 числа месяца, следующего за отчетным',
  ownerName: 'Светлоборская область',
  filledAt: '2026-11-01T06:00:00Z',
  sections: [
    {
      title: 'Исполнение',
      hint: null,
      written: false,
      text: null,
      figures: [figure('checkpoints.due', 12), figure('surveys.rate', null)],
    },
    { title: 'Пояснения', hint: 'Коротко', written: true, text: null, figures: [] },
  ],
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  remark: null,
  version: 2,
  allowedActions,
  ...more,
});

const server = mockServer(
  signedIn('reports:read', 'reports:write'),
  http.get(`${one}/comments`, () => page([])),
);
const open = () =>
  renderPage(ObligationPage, { path: '/report-obligations/$obligationId', at: `/report-obligations/${ID}` });

describe('a report', () => {
  it('shows no zero for what is missing, says how late it is, and is submitted with what was written', async () => {
    const sent: object[] = [];
    server.use(
      http.get(one, () => HttpResponse.json(report('PLANNED', ['fill', 'write', 'submit', 'comment']))),
      http.put(one, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json(report('IN_PROGRESS', ['fill', 'write', 'submit'], { version: 3 }));
      }),
      http.post(`${one}/submit`, ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match') });
        return HttpResponse.json(report('SUBMITTED', ['withdraw'], { version: 4 }));
      }),
    );
    open();
    expect(await screen.findByText('просрочен на 3 дня')).toBeVisible();
    expect(screen.getByText('Доля ответивших').closest('tr')).toHaveTextContent('нет данных');
    fireEvent.change(screen.getByLabelText('Пояснения'), { target: { value: 'Все по плану' } });
    await userEvent.click(screen.getByRole('button', { name: 'Отправить отчет' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]).toEqual({
      tag: '"2"',
      body: { texts: [{ section: 1, text: 'Все по плану' }], corrections: [] },
    });
    expect(sent[1]).toEqual({ tag: '"3"' });
    expect(await screen.findByRole('button', { name: 'Отозвать' })).toBeVisible();
  });

  it('takes another value than the computed one with a reason, in percent where it is a share', async () => {
    const sent: { corrections: object[] }[] = [];
    server.use(
      http.get(one, () => HttpResponse.json(report('IN_PROGRESS', ['write', 'submit']))),
      http.put(one, async ({ request }) => {
        sent.push((await request.json()) as { corrections: object[] });
        return HttpResponse.json(report('IN_PROGRESS', ['write'], { version: 3 }));
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Исправить: Доля ответивших' }));
    fireEvent.change(await screen.findByLabelText(/Верное значение, %/), { target: { value: '62,5' } });
    fireEvent.change(screen.getByLabelText(/Почему/), { target: { value: 'Посчитано вручную' } });
    await userEvent.click(screen.getAllByRole('button', { name: 'Сохранить' }).at(-1)!);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.corrections).toEqual([{ code: 'surveys.rate', value: 0.625, reason: 'Посчитано вручную' }]);
  });

  it('saves over what was read when typing began, and writes over nobody who was quicker', async () => {
    const sent: unknown[] = [];
    const actions = ['write', 'submit'];
    const withText = (version: number, text: string) => {
      const one = report('IN_PROGRESS', actions, { version });
      return { ...one, sections: one.sections.map((section) => (section.written ? { ...section, text } : section)) };
    };
    server.use(
      http.get(one, () => HttpResponse.json(withText(2, 'Было'))),
      http.put(one, async ({ request }) => {
        const tag = request.headers.get('If-Match');
        const { texts } = (await request.json()) as { texts: { text: string }[] };
        sent.push([tag, texts[0]!.text]);
        return tag === '"2"'
          ? HttpResponse.json(
              { type: 'urn:opora:problem:stale', title: 'Изменено', status: 412, current: withText(5, 'Чужой текст') },
              { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
            )
          : HttpResponse.json(withText(6, 'Мой текст'));
      }),
    );
    const { client } = open();
    const field = await screen.findByLabelText('Пояснения');
    fireEvent.change(field, { target: { value: ' Мой текст ' } });
    server.use(http.get(one, () => HttpResponse.json(withText(5, 'Чужой текст'))));
    await client.invalidateQueries({ queryKey: ['reports', 'one', ID] });
    expect(field).toHaveValue(' Мой текст ');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    expect(await screen.findByText('Чужой текст')).toBeVisible();
    expect(field).toHaveValue(' Мой текст ');
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    // What was sent is no edit any more: the field shows what the server made of it.
    await waitFor(() => expect(field).toHaveValue('Мой текст'));
    expect(sent).toEqual([
      ['"2"', ' Мой текст '],
      ['"5"', ' Мой текст '],
    ]);
    expect(screen.queryByText('Чужой текст')).not.toBeInTheDocument();
    client.setQueryData(['reports', 'one', ID], withText(7, 'Новее'));
    await waitFor(() => expect(field).toHaveValue('Новее'));
  });

  it('goes back with a remark', async () => {
    const sent: object[] = [];
    server.use(
      http.get(one, () => HttpResponse.json(report('SUBMITTED', ['accept', 'sendBack']))),
      http.post(`${one}/return`, async ({ request }) => {
        sent.push((await request.json()) as object);
        return HttpResponse.json(report('RETURNED', [], { remark: 'Поясните' }));
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Вернуть с замечанием' }));
    fireEvent.change(await screen.findByLabelText(/Замечание/), { target: { value: 'Поясните' } });
    await userEvent.click(screen.getAllByRole('button', { name: 'Вернуть с замечанием' }).at(-1)!);
    expect(await screen.findByText('Замечание: Поясните')).toBeVisible();
    expect(sent).toEqual([{ remark: 'Поясните' }]);
  });
});
