import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { tasksSearch } from '../src/features/checkpoints/search';
import TasksPage from '../src/features/checkpoints/TasksPage';
import { checkpoint, target, wholeOf } from './checkpoints';
import { organizations } from './fixtures';
import { mockServer, renderPage } from './render';
import { lists, page, signedIn } from './states';

// The page of tasks, for the tests of its parts.

const api = `${window.location.origin}/api/v1`;

export const first = checkpoint(1, { overdue: true, daysLate: 3 });
export const second = checkpoint(2, { title: 'Провести педсовет', text: 'Провести педсовет' });

const numbers = { today: 1, week: 2, overdue: 3, returned: 0, toAccept: 7, all: 1000, most: 1000 };

/** A server that knows two tasks of somebody who reports; tells what lists it was asked for. */
export const tasksServer = (asked: URL[] = []) =>
  mockServer(
    signedIn('checkpoints:read', 'checkpoints:report'),
    http.get(`${api}/checkpoints`, ({ request }) => {
      asked.push(new URL(request.url));
      return page([first, second]);
    }),
    http.get(`${api}/checkpoints/counts`, () => HttpResponse.json(numbers)),
    http.get(`${api}/checkpoints/:id`, ({ params }) =>
      HttpResponse.json(wholeOf(params['id'] === first.id ? first : second, { targets: [target] })),
    ),
    lists('roadmaps').empty,
    http.get(`${api}/organizations`, () => page(organizations)),
    http.get(`${api}/organizations/:id`, () => HttpResponse.json(organizations[4])),
  );

export const openTasks = (search = '') =>
  renderPage(TasksPage, { path: '/tasks', at: `/tasks${search}`, search: tasksSearch });

export const views = () => within(screen.getByRole('group', { name: 'Какие задачи показать' }));
