import { describe, expect, it } from 'vitest';
import {
  formOf,
  inOwnOrder,
  isRequired,
  offeredChoices,
  shownText,
  validate,
  type Definition,
  type Group,
  type Speech,
} from '.';

const speech: Speech = { language: 'en', day: (day) => `day ${day}`, number: (number) => number.toFixed(1) };
const rules = { today: '2026-09-01', complete: false };

const definition = (items: Group['items']): Definition => ({
  format: 1,
  code: 'test',
  languages: ['ru', 'en'],
  title: { ru: 'Проверка' },
  choiceLists: [
    {
      name: 'ab',
      choices: [
        { name: 'a', label: { ru: 'а', en: 'A' } },
        { name: 'b', label: { ru: 'б' }, attributes: { kind: 'second' } },
      ],
    },
  ],
  sections: [{ type: 'group', name: 'page', items }],
});

describe('texts', () => {
  it('hold answers as they are shown, in the language or the first one', () => {
    const form = formOf(
      definition([
        { type: 'multiple', name: 'm', choices: 'ab', other: true },
        { type: 'matrix', name: 't', choices: 'ab', rows: [{ name: 't1' }] },
        { type: 'number', name: 'n' },
        { type: 'date', name: 'd' },
        { type: 'computed', name: 'twice', expression: '${n} * 2' },
      ]),
    );
    const answers = { m: ['b', 'a', 'other'], m_other: 'more', t: { t1: 'a' }, n: 2, d: '2026-01-02' };
    const { answered } = validate(form, answers, rules);
    const text = { en: '${m} / ${t1} / ${n} / ${ d } / ${twice} / ${m_other} / ${none}' };
    expect(shownText(text, answered, speech)).toBe('б, A, more / A / 2.0 / day 2026-01-02 / 4.0 / more / ');
    expect(shownText({ ru: 'только так' }, answered, speech)).toBe('только так');
  });
});

describe('questions', () => {
  it('offer what their filter leaves, and must be answered when their condition says so', () => {
    const form = formOf(
      definition([
        { type: 'single', name: 'q', choices: 'ab', choiceFilter: "kind = 'second'", requiredIf: '${n} > 1' },
        { type: 'number', name: 'n' },
      ]),
    );
    const item = form.items.find((each) => each.item.name === 'q')!;
    const { answered } = validate(form, { n: 2 }, rules);
    expect(offeredChoices(answered, item).map(({ name }) => name)).toEqual(['b']);
    expect(isRequired(answered, item)).toBe(true);
    expect(isRequired(validate(form, { n: 1 }, rules).answered, item)).toBe(false);
  });
});

describe('drafts of questionnaires', () => {
  it('can be tried out although some of their expressions cannot be read and others go in circles', () => {
    const form = formOf(
      definition([
        { type: 'text', name: 'x', relevant: '${y} =' },
        { type: 'text', name: 'y', relevant: "${z} = ''" },
        { type: 'text', name: 'z', relevant: "${y} = ''" },
      ]),
    );
    expect(form.unread.map(({ item, field, error }) => [item, field, error.code])).toEqual([
      ['x', 'relevant', 'SYNTAX'],
    ]);
    expect(validate(form, { x: 'a' }, rules).answers).toEqual({ x: 'a' });
  });
});

describe('a random order', () => {
  const all = Array.from({ length: 20 }, (_, index) => index);
  const orderOf = (seed: number, name = 'q') => inOwnOrder(seed, name, all, (each) => each >= 18);

  it('is the same for a respondent, another for others, and keeps last what stays last', () => {
    expect(orderOf(1)).toEqual(orderOf(1));
    expect(orderOf(1)).not.toEqual(orderOf(2));
    expect(orderOf(1)).not.toEqual(orderOf(1, 'other'));
    expect(orderOf(5).slice(-2)).toEqual([18, 19]);
    expect([...orderOf(5)].sort((a, b) => a - b)).toEqual(all);
  });

  it('puts each in each place about as often', () => {
    const first = new Map<number, number>();
    for (let seed = 0; seed < 3_600; seed++) {
      const [one] = inOwnOrder(seed * 7919, 'q', [0, 1, 2], () => false);
      first.set(one!, (first.get(one!) ?? 0) + 1);
    }
    for (const count of first.values()) expect(count).toBeGreaterThan(1_050);
  });
});
