import { expect, it } from 'vitest';
import { recipientsOf } from './recipients';

it('finds addresses in whatever is pasted, each once', () => {
  const text =
    'Иванова А. А. <Ivanova@shkola.test>; petrov@shkola.test,\nivanova@shkola.test\n"Сидоров";"sidorov@a-b.test"\n';
  expect(recipientsOf(text)).toEqual({
    emails: ['ivanova@shkola.test', 'petrov@shkola.test', 'sidorov@a-b.test'],
    unread: [],
  });
});

it('gives back what it could not read', () => {
  expect(recipientsOf('a@b.test\nПетрова Мария\nпочта@школа.рф\nc@d')).toEqual({
    emails: ['a@b.test'],
    unread: ['Петрова Мария', 'почта@школа.рф', 'c@d'],
  });
});

it('takes the head of a table for what it is', () => {
  expect(recipientsOf('ФИО;Почта\nИванов;a@b.test')).toEqual({ emails: ['a@b.test'], unread: [] });
  expect(recipientsOf('ФИО;Почта').unread).toEqual(['ФИО;Почта']);
});
