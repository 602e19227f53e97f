import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import type { ConsolidatedReport } from '../../shared/api/types';
import SubmissionsOf from './SubmissionsOf';

const api = `${window.location.origin}/api/v1`;
const report = {
  head: { templateId: '00000000-0000-4000-8000-000000000841', periodStart: '2026-10-01', accepted: 12, owed: 14 },
  figures: [],
  senders: [],
} as unknown as ConsolidatedReport;
const sent = {
  id: '00000000-0000-4000-8000-000000000842',
  organization: {
    id: '00000000-0000-4000-8000-000000000843',
    name: 'Озерский район',
    kind: 'MUNICIPALITY',
    parentId: null,
  },
  state: 'SUBMITTED',
  owed: 14,
  accepted: 12,
  figures: [{ code: 'checkpoints.due', name: { ru: 'Срок наступил' }, unit: 'COUNT', value: 31, reports: 12 }],
  note: null,
  submittedBy: 'Борис Ветров',
  submittedAt: '2026-11-05T10:00:00Z',
  decidedBy: null,
  remark: null,
  version: 0,
  allowedActions: ['accept', 'sendBack'],
};

const server = mockServer(
  signedIn('reports:read', 'reports:write'),
  http.get(`${api}/consolidated-reports/:id/submissions`, () => page([sent])),
);
const open = (more: object = {}) =>
  renderPage(() => <SubmissionsOf report={{ ...report, ...more }} />, { path: '/c', at: '/c' });

describe('a consolidated report that was sent up', () => {
  it('is accepted or sent back with a remark, over the version that was seen', async () => {
    const done: unknown[] = [];
    server.use(
      http.post(`${api}/consolidated-submissions/:id/return`, async ({ request }) => {
        done.push([request.headers.get('If-Match'), await request.json()]);
        return HttpResponse.json({ ...sent, state: 'RETURNED', allowedActions: [] });
      }),
    );
    open();
    expect(await screen.findByText(/Срок наступил: 31/)).toBeVisible();
    expect(screen.getByText('Принято отчетов: 12 из 14')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Вернуть/ }));
    await userEvent.type(await screen.findByLabelText(/Замечание/), 'Поясните');
    await userEvent.click(screen.getAllByRole('button', { name: /Вернуть/ }).at(-1)!);
    await waitFor(() => expect(done).toEqual([['"0"', { remark: 'Поясните' }]]));
  });

  it('is sent for whom the server names, with what is in it of theirs', async () => {
    const posted: unknown[] = [];
    server.use(
      http.get(`${api}/consolidated-reports/:id/submissions`, () => page([])),
      http.post(`${api}/consolidated-reports/:id/submissions`, async ({ request }) => {
        posted.push(await request.json());
        return HttpResponse.json({ ...sent, allowedActions: [] }, { status: 201 });
      }),
    );
    open({ senders: [{ organization: sent.organization, accepted: 5, owed: 6 }] });
    expect(await screen.findByText(/5 из 6/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Отправить сводный отчет: Озерский район' }));
    await waitFor(() =>
      expect(posted).toEqual([{ organizationId: sent.organization.id, period: '2026-10-01', note: null }]),
    );
  });

  it('says who decided and when', async () => {
    const decided = { state: 'ACCEPTED', decidedBy: 'Рита Юрьева', decidedAt: '2026-11-06T10:00:00Z' };
    server.use(
      http.get(`${api}/consolidated-reports/:id/submissions`, () =>
        page([{ ...sent, ...decided, allowedActions: [] }]),
      ),
    );
    open();
    expect(await screen.findByText(/Принят: Рита Юрьева, .*2026/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Отправить/ })).toBeNull();
  });

  it('says that the list did not come', async () => {
    server.use(
      http.get(`${api}/consolidated-reports/:id/submissions`, () =>
        HttpResponse.json({ title: 'Сервер перегружен', status: 503 }, { status: 503 }),
      ),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Сервер перегружен');
  });
});
