import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { me } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import { visitId, visitSummary } from '../../../test/visits';
import { keep, keptOf } from './kept';
import { visitsSearch } from './search';
import VisitsPage from './VisitsPage';

const root = `${window.location.origin}/api/v1`;
const asked: URL[] = [];
const server = mockServer(
  signedIn('visits:read', 'visits:write'),
  http.get(`${root}/visits`, ({ request }) => {
    asked.push(new URL(request.url));
    return page([visitSummary()]);
  }),
);
const open = (at = '/visits') => renderPage(VisitsPage, { path: '/visits', at, search: visitsSearch });

describe('the list of visits', () => {
  it('asks for what stands in the address, and puts what is chosen there', async () => {
    const { router } = open('/visits?state=PLANNED&visitor=ME&kind=NONSENSE');
    expect(await screen.findByRole('link', { name: 'Посещение уроков математики' })).toHaveAttribute(
      'href',
      expect.stringContaining(visitId),
    );
    expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject({ state: 'PLANNED', visitor: 'ME' });
    expect(asked.at(-1)!.searchParams.has('kind')).toBe(false);
    expect(screen.getByText('1 из 2 не проверено')).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Вид' }), 'CALL');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ kind: 'CALL', state: 'PLANNED' }));
    await waitFor(() => expect(asked.at(-1)!.searchParams.get('kind')).toBe('CALL'));
  });

  it('says what to do where there is none, to whom it concerns', async () => {
    server.use(lists('visits').empty);
    open();
    expect(await screen.findByText(/Запланируйте выезд/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Запланировать' })).toBeVisible();
  });

  it('offers no planning to who only reads', async () => {
    server.use(signedIn('visits:read'), lists('visits').empty);
    open();
    expect(await screen.findByText(/Здесь появятся выезды/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Запланировать' })).toBeNull();
  });

  it('lists what waits to be sent from this device, which may be deleted', async () => {
    server.use(http.get(`${root}/visits/${visitId}`, () => HttpResponse.error()));
    keep(me.id!, { visitId, purpose: 'Уроки', school: 'Школа', version: 1, findings: 'Видно', advice: [] });
    open();
    expect(await screen.findByText('Ждут отправки')).toBeVisible();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Удалить с устройства' }));
    expect(await screen.findByText(/«Уроки» будут удалены/)).toBeVisible();
    const all = screen.getAllByRole('button', { name: 'Удалить с устройства' });
    await user.click(all.at(-1)!);
    await waitFor(() => expect(keptOf(me.id!, visitId)).toBeNull());
    expect(screen.queryByText('Ждут отправки')).toBeNull();
  });
});
