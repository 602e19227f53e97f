import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import PersonPage from './PersonPage';

const api = `${window.location.origin}/api/v1`;
const person = {
  id: '00000000-0000-4000-8000-000000000810',
  name: 'Крылова Тамара Юрьевна',
  position: null,
  email: null,
  phone: null,
  state: 'ACTIVE',
  memberships: [],
  lastSignInAt: null,
  leftOn: null,
  leftReason: null,
  version: 2,
  allowedActions: [],
};

const asked: string[] = [];
const server = mockServer(
  signedIn('people:read'),
  http.get(`${api}/people/:id`, () => HttpResponse.json(person)),
  http.get(`${api}/audit-entries`, ({ request }) => {
    asked.push(new URL(request.url).search);
    return page([]);
  }),
);

const open = () => renderPage(PersonPage, { path: '/people/$personId', at: `/people/${person.id}` });

describe('the page of a person', () => {
  it('has no history for whoever may not read the record of changes', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: person.name })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'История изменений' })).not.toBeInTheDocument();
  });

  it('leads whoever may to the history', async () => {
    server.use(signedIn('people:read', 'audit:read'));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'История изменений' }));
    await waitFor(() => expect(asked[0]).toContain(`entity=person&entityId=${person.id}`));
  });

  it('lets the contacts of somebody who left be erased', async () => {
    let erased = 0;
    const left = { ...person, state: 'LEFT', email: 'k@example.org', leftOn: '2026-10-01', leftReason: 'Переезд' };
    server.use(
      http.get(`${api}/people/:id`, () => HttpResponse.json({ ...left, allowedActions: ['return', 'forgetContacts'] })),
      http.post(`${api}/people/:id/forget-contacts`, () => {
        erased += 1;
        return HttpResponse.json({ ...left, email: null, allowedActions: ['return'] });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Удалить контакты' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Удалить контакты?' }));
    expect(dialog.getByText(/Имя под документами и отчетами останется/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Удалить контакты' }));
    await waitFor(() => expect(erased).toBe(1));
  });
});
