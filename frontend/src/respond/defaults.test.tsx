/** @jsxImportSource preact */
import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Definition } from '../shared/questionnaires';
import { App } from './App';
import { Session } from './session';
import { MemoryStore } from './store';

const ru = (text: string) => ({ ru: text });

const definition: Definition = {
  format: 1,
  code: 'test',
  languages: ['ru'],
  title: ru('Столовая'),
  sections: [
    {
      type: 'group',
      name: 'one',
      label: ru('Питание'),
      items: [
        { type: 'number', name: 'pupils', label: ru('Учеников'), default: '20' },
        { type: 'computed', name: 'half', label: ru('Половина класса'), expression: '${pupils} div 2', shown: true },
        { type: 'computed', name: 'silent', label: ru('Не видно'), expression: '1' },
      ],
    },
  ],
};

const survey = {
  id: 'campaign',
  title: 'Столовая',
  askedBy: 'Область',
  contact: null,
  organization: 'Школа',
  audience: 'PARENT',
  anonymous: true,
  supervised: false,
  answered: false,
  status: 'OPEN',
  opensOn: '2026-01-01',
  closesOn: '2999-12-31',
  takenUntil: '2999-12-31',
  languages: ['ru'],
  language: 'ru',
  versionId: 'version',
  definition,
};

let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  window.scrollTo = () => undefined;
  vi.stubGlobal('fetch', async () => Response.json(survey));
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
});

it('a default is there from the beginning and may be changed, and what is shown follows it', async () => {
  const user = userEvent.setup();
  const session = new Session('link', new MemoryStore());
  render(<App session={session} />, root);
  await session.open();
  await user.click(await screen.findByRole('button', { name: 'Начать' }));
  const pupils = await screen.findByLabelText(/Учеников/);
  expect(pupils).toHaveValue('20');
  expect(screen.getByText('Половина класса')).toBeInTheDocument();
  expect(screen.getByText('10')).toBeInTheDocument();
  expect(screen.queryByText('Не видно')).toBeNull();
  await user.clear(pupils);
  await user.type(pupils, '30');
  expect(await screen.findByText('15')).toBeInTheDocument();
  expect(session.state.draft?.answers).toEqual({ pupils: 30 });
});
