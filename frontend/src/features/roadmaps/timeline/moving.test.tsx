import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { checkpoint, wholeOf } from '../../../../test/checkpoints';
import { activities, organizations, roadmap } from '../../../../test/fixtures';
import { mockServer, renderPage } from '../../../../test/render';
import { page, signedIn } from '../../../../test/states';
import RoadmapPage from '../RoadmapPage';
import { roadmapSearch } from '../search';

const api = `${window.location.origin}/api/v1`;
const base = `${api}/roadmaps/${roadmap.id}`;
const mine = checkpoint(1, { activityId: activities[1]!.id, allowedActions: ['report', 'proposeDate'] });
const sent: unknown[] = [];

mockServer(
  signedIn('checkpoints:read', 'checkpoints:report'),
  http.get(base, () => HttpResponse.json({ ...roadmap, state: 'ACTIVE', allowedActions: [] })),
  http.get(`${base}/activities`, () => page(activities)),
  http.get(`${api}/checkpoints`, () => page([mine])),
  http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[1])),
  http.post(`${api}/checkpoints/${mine.id}/date-proposals`, async ({ request }) => {
    sent.push(await request.json());
    return HttpResponse.json(wholeOf(mine), { status: 201 });
  }),
);

const open = async () => {
  renderPage(RoadmapPage, {
    path: '/roadmaps/$roadmapId',
    at: `/roadmaps/${roadmap.id}?view=timeline`,
    search: roadmapSearch,
  });
  return screen.findByRole('button', { name: /Срок до 30\.04\.2026/ });
};

describe('an own due day on the timeline', () => {
  it('is moved by the arrows, and asked for with a reason', async () => {
    const handle = await open();
    handle.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{Shift>}{ArrowRight}{/Shift}');
    expect(within(handle).getByRole('status')).toHaveTextContent('08.05.2026');
    await userEvent.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText(/Новый срок/)).toHaveValue('08.05.2026');
    expect(dialog.getByRole('button', { name: 'Отправить предложение' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Причина/), 'Карантин');
    await userEvent.click(dialog.getByRole('button', { name: 'Отправить предложение' }));
    await waitFor(() => expect(sent).toEqual([{ due: '2026-05-08', reason: 'Карантин' }]));
    expect(await screen.findByText(/Предложение о новом сроке отправлено/)).toBeVisible();
  });

  it('is dragged, and nothing is changed when the dialog is closed', async () => {
    sent.splice(0);
    const handle = await open();
    handle.setPointerCapture = vi.fn();
    fireEvent.pointerDown(handle, { button: 0, clientX: 100, pointerId: 1 });
    fireEvent.pointerMove(handle, { clientX: 126, pointerId: 1 });
    expect(within(handle).getByRole('status')).toHaveTextContent('10.05.2026');
    fireEvent.pointerUp(handle, { clientX: 126, pointerId: 1 });
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText(/Новый срок/)).toHaveValue('10.05.2026');
    await userEvent.click(dialog.getByRole('button', { name: 'Отмена' }));
    expect(sent).toEqual([]);
    expect(within(handle).getByRole('status')).toHaveTextContent('');
  });
});
