import { describe, expect, it } from 'vitest';
import { formOf, initialAnswers, type Definition, type Item } from '.';

const form = (...items: Item[]) =>
  formOf({
    format: 1,
    code: 'form',
    languages: ['ru'],
    title: { ru: 'Форма' },
    choiceLists: [
      {
        name: 'abc',
        choices: ['a', 'b', 'c'].map((name) => ({ name, label: { ru: name } })),
      },
    ],
    sections: [{ type: 'group', name: 'page', items }],
  } satisfies Definition);

const one = (item: Item) => initialAnswers(form(item), '2027-03-01')['q'];

describe('what is answered at the beginning', () => {
  it('is of the kind of its question', () => {
    expect(one({ type: 'text', name: 'q', default: "'Озерск'" })).toBe('Озерск');
    expect(one({ type: 'number', name: 'q', default: "'5'" })).toBe(5);
    expect(one({ type: 'single', name: 'q', choices: 'abc', default: "'b'" })).toBe('b');
    expect(one({ type: 'multiple', name: 'q', choices: 'abc', default: "'b a'" })).toEqual(['b', 'a']);
    expect(one({ type: 'ranking', name: 'q', choices: 'abc', default: "'c b a'" })).toEqual(['c', 'b', 'a']);
    expect(one({ type: 'scale', name: 'q', min: 1, max: 5, default: '3' })).toBe(3);
    expect(one({ type: 'date', name: 'q', default: 'today()' })).toBe('2027-03-01');
    expect(one({ type: 'date', name: 'q', default: "'2027-09-01'" })).toBe('2027-09-01');
  });

  it('is nothing where it can be no good answer', () => {
    expect(one({ type: 'single', name: 'q', choices: 'abc', default: "'z'" })).toBeUndefined();
    expect(one({ type: 'number', name: 'q', default: "'много'" })).toBeUndefined();
    expect(one({ type: 'number', name: 'q', max: 4, default: '5' })).toBeUndefined();
    expect(one({ type: 'date', name: 'q', default: "'вчера'" })).toBeUndefined();
    expect(one({ type: 'text', name: 'q', default: "''" })).toBeUndefined();
    expect(one({ type: 'text', name: 'q', default: '1 +' })).toBeUndefined();
  });

  it('may be what another question begins with', () => {
    const asked = form(
      { type: 'number', name: 'pupils', default: '20' },
      { type: 'number', name: 'half', default: '${pupils} div 2' },
      { type: 'computed', name: 'twice', expression: '${pupils} * 2', shown: true },
      { type: 'text', name: 'none' },
    );
    expect(initialAnswers(asked, '2027-03-01')).toEqual({ pupils: 20, half: 10 });
  });
});
