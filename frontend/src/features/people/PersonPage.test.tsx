import { screen, waitFor } from '@testing-library/react';
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
});
