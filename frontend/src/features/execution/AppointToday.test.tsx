import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { organizations, roadmap } from '../../../test/fixtures';
import { mockServer, renderPage } from '../../../test/render';
import { page } from '../../../test/states';
import AppointToday from './AppointToday';

const url = `${window.location.origin}/api/v1/appointments`;
const duty = (state: string, index: number) => ({
  roadmapId: roadmap.id,
  roadmapTitle: roadmap.title,
  organization: organizations[index]!,
  due: '2026-03-15',
  text: null,
  state,
  person: null,
  orderNumber: null,
  orderDate: null,
});

const server = mockServer();
const open = () => renderPage(AppointToday, { path: '/tasks', at: '/tasks' });

describe('the duty to appoint somebody on the page of the day', () => {
  it('names the own organisations, what is late first', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(url, ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(query);
        return query.get('state') === 'OVERDUE' ? page([duty('OVERDUE', 5)]) : page([duty('PENDING', 4)]);
      }),
    );
    open();
    expect(await screen.findByRole('heading', { name: 'Назначьте ответственного приказом' })).toBeVisible();
    expect(await screen.findByRole('link', { name: organizations[4]!.name })).toBeVisible();
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
      organizations[5]!.name,
      organizations[4]!.name,
    ]);
    expect(screen.getByText('Не назначен в срок')).toBeVisible();
    expect(asked.every((query) => query.get('mine') === 'true')).toBe(true);
  });

  it('takes no room when nobody is to be appointed', async () => {
    const asked: string[] = [];
    server.use(
      http.get(url, ({ request }) => {
        asked.push(request.url);
        return HttpResponse.json({ items: [], nextCursor: null });
      }),
    );
    open();
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
