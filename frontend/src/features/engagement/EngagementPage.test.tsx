import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { mockServer, renderPage } from '../../../test/render';
import { page, signedIn } from '../../../test/states';
import EngagementPage from './EngagementPage';
import SchoolPage from './SchoolPage';
import { engagementSearch } from './search';

const api = `${window.location.origin}/api/v1`;
const ID = '00000000-0000-4000-8000-000000000911';
const school = { id: ID, name: 'МКОУ «Ольховая СОШ»', kind: 'SCHOOL', parentId: null };
const row = {
  organization: school,
  parentName: 'Озёрский район',
  score: 31.5,
  level: 'RED',
  coverage: 40,
  before: null,
  outside: 'YELLOW',
  day: '2026-11-26',
};

const asked: string[] = [];
const server = mockServer(
  signedIn('monitoring:read'),
  http.get(`${api}/engagement`, ({ request }) => {
    asked.push(new URL(request.url).searchParams.get('level') ?? '');
    return page([row]);
  }),
  http.get(`${api}/engagement/counts`, () =>
    HttpResponse.json({ red: 4, yellow: 9, green: 30, unknown: 2, day: '2026-11-26' }),
  ),
  http.get(`${api}/engagement-lists`, () => page([])),
  http.get(`${api}/organizations`, () => page([])),
);

describe('engagement', () => {
  it('is a list of schools that its counts filter', async () => {
    const { router } = renderPage(EngagementPage, { path: '/engagement', at: '/engagement', search: engagementSearch });
    expect(await screen.findByText('МКОУ «Ольховая СОШ»')).toBeVisible();
    expect(screen.getByText('31,5')).toBeVisible();
    const red = await screen.findByRole('button', { name: /Красный 4/ });
    await userEvent.click(red);
    await waitFor(() => expect(asked.at(-1)).toBe('RED'));
    expect(router.state.location.search).toEqual({ level: 'RED' });
  });

  it('of a school says what is missing and what to do', async () => {
    server.use(
      signedIn('monitoring:read', 'roadmaps:read', 'visits:read', 'surveys:read', 'attendance:read'),
      http.get(`${api}/engagement/${ID}`, () =>
        HttpResponse.json({
          organization: school,
          score: 31.5,
          level: 'RED',
          coverage: 25,
          day: '2026-11-26',
          computedAt: '2026-11-26T06:00:00Z',
          formula: {
            id: ID,
            organization: null,
            number: 1,
            name: 'Базовая',
            source: 'Методика',
            definition: { days: 365, red: 40, yellow: 70, weights: { CHECKPOINTS: 25, VISITS: 15 } },
            publishedOn: '2026-01-01',
          },
          components: [
            {
              code: 'CHECKPOINTS',
              weight: 25,
              value: 0.315,
              points: 31.5,
              missing: null,
              evidence: { due: 19, inTime: 6, overdue: 5 },
            },
            {
              code: 'VISITS',
              weight: 15,
              value: 0.6,
              points: 9,
              missing: null,
              evidence: { visits: 2, acknowledged: 2, recommendations: 3, done: 1 },
            },
            {
              code: 'DOCUMENTS',
              weight: 20,
              value: 0.25,
              points: 5,
              missing: null,
              evidence: { asked: 4, given: 1 },
            },
            {
              code: 'RESPONSE',
              weight: 15,
              value: 0.5,
              points: 7,
              missing: null,
              evidence: { expected: 40, answered: 20, campaigns: 2 },
            },
            {
              code: 'EVENTS',
              weight: 10,
              value: 0.5,
              points: 5,
              missing: null,
              evidence: { invited: 4, attended: 2 },
            },
          ],
          steps: [
            { code: 'REPORT_OVERDUE', count: 5 },
            { code: 'ANSWER_VISITS', count: 2 },
            { code: 'COME_TO_EVENTS', count: 2 },
            { code: 'HAND_IN_DOCUMENTS', count: 3 },
          ],
          lists: [],
          history: [{ month: '2026-11-01', score: 31.5, level: 'RED', coverage: 25 }],
          allowedActions: [],
        }),
      ),
    );
    renderPage(SchoolPage, { path: '/engagement/$organizationId', at: `/engagement/${ID}` });
    expect(await screen.findByText('В срок 6 из 19, просрочено сейчас 5')).toBeVisible();
    expect(
      screen.getByText('Ознакомились в 14 дней с 2 из 2 посещений, в срок исполнены 1 из 3 рекомендаций'),
    ).toBeVisible();
    expect(screen.getByText('Ознакомиться с итогами посещений и исполнить рекомендации: 2')).toBeVisible();
    expect(screen.getByText('Сдать просроченные отчеты: 5')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Сдать просроченные отчеты: 5' })).toHaveAttribute(
      'href',
      `/tasks?of=all&view=overdue&organization=${ID}`,
    );
    expect(screen.getByRole('link', { name: /В срок 6 из 19/ }), 'the days that count').toHaveAttribute(
      'href',
      `/tasks?of=all&view=all&organization=${ID}&dueFrom=2025-11-26&dueTo=2026-11-25`,
    );
    expect(screen.getByRole('link', { name: /Ознакомились в 14 дней/ })).toHaveAttribute(
      'href',
      `/visits?within=${ID}&from=2025-11-26`,
    );
    expect(screen.getByRole('link', { name: /Были на 2 из 4 мероприятий/ }), 'the events that count').toHaveAttribute(
      'href',
      `/events?school=${ID}&state=HELD&from=2025-11-26`,
    );
    expect(screen.getByRole('link', { name: /пропущено 2/ })).toHaveAttribute(
      'href',
      `/events?school=${ID}&state=ANNOUNCED&from=2026-11-26`,
    );
    const documents = `/tasks?of=all&view=all&organization=${ID}&dueFrom=2025-11-26&dueTo=2026-11-25&documents=true`;
    expect(screen.getByRole('link', { name: /Приложены к отчетам по 1 из 4 сроков/ })).toHaveAttribute(
      'href',
      documents,
    );
    expect(screen.getByRole('link', { name: 'Приложить документы, которых требует план: 3' })).toHaveAttribute(
      'href',
      documents,
    );
    expect(screen.getByRole('link', { name: 'Ответили 20 из 40, опросов: 2' })).toHaveAttribute(
      'href',
      `/surveys?asked=${ID}&endedFrom=2025-11-26&endedTo=2026-11-25`,
    );
    expect(screen.queryByRole('button', { name: 'Пересчитать' })).not.toBeInTheDocument();
  });
});
