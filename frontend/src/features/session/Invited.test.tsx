import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import Invited from './Invited';

const sent: unknown[] = [];
mockServer(
  http.post(`${window.location.origin}/api/v1/me/invitation`, async ({ request }) => {
    sent.push(await request.json());
    return HttpResponse.json(
      { type: 'urn:opora:problem:invitation-void', title: 'Приглашение не действует', status: 410 },
      { status: 410, headers: { 'Content-Type': 'application/problem+json' } },
    );
  }),
);

describe('an invitation in the hand of a stranger', () => {
  it('is accepted by a button, not by opening the link, and says when it is void', async () => {
    renderPage(() => <Invited code="Jm2x" />, { path: '/invitation', at: '/invitation?code=Jm2x' });
    const accept = await screen.findByRole('button', { name: 'Принять приглашение' });
    expect(sent).toEqual([]);
    await userEvent.click(accept);
    expect(await screen.findByText('Приглашение не действует')).toBeVisible();
    expect(sent).toEqual([{ code: 'Jm2x' }]);
  });
});
