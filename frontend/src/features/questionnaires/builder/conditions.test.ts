import { describe, expect, it } from 'vitest';
import { definition } from '../../../../test/surveys';
import { parse as expression } from '../../../shared/questionnaires';
import { asked, parse, print, type Condition } from './conditions';
import { toEdit } from './tree';

const edited = toEdit({
  ...definition,
  sections: [
    ...definition.sections!,
    {
      type: 'group',
      name: 'third',
      items: [
        { type: 'multiple', name: 'what', choices: 'often' },
        { type: 'number', name: 'age' },
        { type: 'date', name: 'since' },
      ],
    },
  ],
});
const questions = asked(edited, 'ru', null);

describe('what a condition may be about', () => {
  it('is every question but its own, and each row of a matrix by itself', () => {
    expect(questions.map(({ name }) => name)).toEqual(['calm', 'why', 'teachers', 'mates', 'what', 'age', 'since']);
    expect(questions[2]!.label).toBe('Как часто вам помогают: учителя');
    const own = edited.sections[0]!.items![0]!.key;
    expect(asked(edited, 'ru', own).map(({ name }) => name)).not.toContain('calm');
  });
});

describe('a condition that is put together', () => {
  const cases: [Condition, string][] = [
    [{ name: 'calm', operator: 'is', value: 'no' }, "${calm} = 'no'"],
    [{ name: 'teachers', operator: 'isNot', value: 'never' }, "${teachers} != 'never'"],
    [{ name: 'what', operator: 'has', value: 'always' }, "selected(${what}, 'always')"],
    [{ name: 'what', operator: 'hasNot', value: 'always' }, "not(selected(${what}, 'always'))"],
    [{ name: 'age', operator: 'least', value: '18' }, '${age} >= 18'],
    [{ name: 'since', operator: 'less', value: '2026-09-01' }, "${since} < date('2026-09-01')"],
    [{ name: 'why', operator: 'contains', value: "it's" }, 'contains(${why}, "it\'s")'],
    [{ name: 'why', operator: 'answered', value: '' }, "${why} != ''"],
    [{ name: 'why', operator: 'blank', value: '' }, "${why} = ''"],
  ];

  it.each(cases)('is written and read again: %o', (condition, text) => {
    expect(print({ joined: 'and', all: [condition] }, questions)).toBe(text);
    expect(parse(text)).toEqual({ joined: 'and', all: [condition] });
    expect(() => expression(text)).not.toThrow();
  });

  it('may have several parts, joined by one word', () => {
    const text = "${calm} = 'yes and no' or ${age} > 3";
    expect(parse(text)).toEqual({
      joined: 'or',
      all: [
        { name: 'calm', operator: 'is', value: 'yes and no' },
        { name: 'age', operator: 'more', value: '3' },
      ],
    });
    expect(print(parse(text)!, questions)).toBe(text);
  });

  it('is not guessed where more is said than can be chosen', () => {
    for (const text of [
      "${a} = 'b' and ${c} = 'd' or ${e} = 'f'",
      '${a} + 1 > 2',
      "not(contains(${a}, 'b'))",
      '${a} =',
      "(${a} = 'b')",
    ]) {
      expect(parse(text)).toBeNull();
    }
    expect(parse('  ')).toEqual({ joined: 'and', all: [] });
  });
});
