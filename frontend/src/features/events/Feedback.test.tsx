import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { event, promised, silent } from '../../../test/events';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import { campaign } from '../../../test/surveys';
import EventPage from './EventPage';

const api = `${window.location.origin}/api/v1`;
const one = `${api}/events/:id`;
const mine = { ...event, allowedActions: [...event.allowedActions, 'feedback'] };
const survey = { ...campaign, organization: event.organization };

const server = mockServer(
  signedIn('attendance:read', 'attendance:write', 'surveys:read', 'surveys:write'),
  http.get(one, () => HttpResponse.json(mine)),
  http.get(`${one}/attendance`, () => page([promised, { ...silent, outcome: 'ABSENT' }])),
  http.get(`${api}/campaigns`, () => page([survey, { ...survey, id: 'x', organization: promised.organization }])),
  http.get(`${api}/campaigns/:id`, () => HttpResponse.json(survey)),
);

const open = () => renderPage(EventPage, { path: '/events/$eventId', at: `/events/${event.id}` });

describe('the feedback of an event', () => {
  it('is a link to its campaign for whoever sees that', async () => {
    server.use(http.get(one, () => HttpResponse.json({ ...event, feedbackCampaignId: survey.id })));
    open();
    expect(await screen.findByRole('link', { name: survey.title })).toHaveAttribute('href', `/surveys/${survey.id}`);
    expect(screen.queryByRole('button', { name: 'Другой опрос' })).toBeNull();
  });

  it('says so when the campaign is gone or hidden, and nothing to whom it is no business', async () => {
    server.use(
      http.get(one, () => HttpResponse.json({ ...mine, feedbackCampaignId: survey.id })),
      http.get(`${api}/campaigns/:id`, () => new HttpResponse(null, { status: 404 })),
    );
    open();
    expect(await screen.findByText('Опрос удален или вам не виден.')).toBeVisible();
  });

  it('is chosen among the campaigns of the same owner', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put(`${one}/feedback`, async ({ request }) => {
        sent.push({ tag: request.headers.get('If-Match'), body: await request.json() });
        return HttpResponse.json({ ...mine, feedbackCampaignId: survey.id, version: 5 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Спросить мнение' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('combobox', { name: 'Или выберите опрос' }));
    await userEvent.click(await screen.findByRole('option', { name: survey.title }));
    expect(screen.queryAllByRole('option', { name: survey.title }).length).toBeLessThan(2);
    await userEvent.click(dialog.getByRole('button', { name: 'Сохранить выбор' }));
    await waitFor(() => expect(sent).toEqual([{ tag: '"4"', body: { campaignId: survey.id } }]));
  });

  it('is made in one step from the form of the product, for the schools that were not absent', async () => {
    const sent: [string, unknown][] = [];
    const told = async (what: string, request: Request) => sent.push([what, await request.json()]);
    server.use(
      http.get(`${api}/questionnaires`, () => page([])),
      http.post(`${api}/questionnaires`, async ({ request }) => {
        await told('form', request);
        return HttpResponse.json({ id: 'form' }, { status: 201 });
      }),
      http.post(`${api}/campaigns`, async ({ request }) => {
        await told('campaign', request);
        return HttpResponse.json(survey, { status: 201 });
      }),
      http.put(`${one}/feedback`, async ({ request }) => {
        await told('feedback', request);
        return HttpResponse.json(mine);
      }),
      http.post(`${api}/campaigns/:id/participants`, async ({ request }) => {
        await told('schools', request);
        return HttpResponse.json({ saved: 1 }, { status: 201 });
      }),
    );
    const { router } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Спросить мнение' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Создать опрос' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/surveys/${survey.id}`));
    expect(sent.map(([what]) => what)).toEqual(['form', 'campaign', 'feedback', 'schools']);
    expect(sent[0]![1]).toEqual({ organizationId: event.organization.id, readyMade: 'event-feedback' });
    expect(sent[1]![1]).toMatchObject({ questionnaireId: 'form', title: `Отзывы: ${event.title}`, anonymous: true });
    expect(sent[2]![1]).toEqual({ campaignId: survey.id });
    expect(sent[3]![1]).toEqual({
      items: [{ organizationId: promised.organization.id, audience: 'TEACHER', expected: 2 }],
    });
  });
});
