import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { course } from '../../../test/courses';
import { mockServer, renderPage } from '../../../test/render';
import { lists, page, signedIn } from '../../../test/states';
import CoursesPage from './CoursesPage';
import { coursesSearch } from './search';

const api = `${window.location.origin}/api/v1`;

const server = mockServer(
  signedIn('courses:read', 'courses:enrol'),
  http.get(`${api}/courses`, () => page([course])),
);

const open = (at = '/courses') => renderPage(CoursesPage, { path: '/courses', at, search: coursesSearch });

describe('the list of courses', () => {
  it('is narrowed by the address', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${api}/courses`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return page([course]);
      }),
    );
    const { router } = open('/courses?state=ANNOUNCED&from=2026-10-01&to=nonsense');
    expect(await screen.findByRole('link', { name: course.title })).toBeVisible();
    expect(asked[0]!.get('state')).toBe('ANNOUNCED');
    expect(asked[0]!.get('from')).toBe('2026-10-01');
    expect(asked[0]!.get('to')).toBeNull();
    await userEvent.type(screen.getByLabelText('Должность'), 'математики{Enter}');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ position: 'математики' }));
    await waitFor(() => expect(asked.at(-1)!.get('position')).toBe('математики'));
    expect(screen.getByText('1 курс')).toBeInTheDocument();
  });

  it('that is empty says what will be there, and offers nothing that one may not', async () => {
    server.use(lists('courses').empty);
    open();
    expect(await screen.findByText(/Когда для педагогов вашей школы объявят курс/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Добавить курс' })).toBeNull();
  });
});
