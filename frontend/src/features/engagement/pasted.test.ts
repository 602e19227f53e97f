import { expect, test } from 'vitest';
import { pastedRows } from './pasted';

test('two columns of a table become names and lists', () => {
  expect(pastedRows('СОШ № 1\tКрасный\r\n\nСОШ № 2; жёлтая зона\nСОШ № 3\tgreen')).toEqual([
    { name: 'СОШ № 1', level: 'RED' },
    { name: 'СОШ № 2', level: 'YELLOW' },
    { name: 'СОШ № 3', level: 'GREEN' },
  ]);
});

test('a row without a list says so', () => {
  expect(pastedRows('СОШ № 4')).toEqual([{ name: 'СОШ № 4', level: null }]);
});
