import { describe, expect, it } from 'vitest';
import { Dictionary } from './translate';

function dictionary(language: string, words: object) {
  const made = new Dictionary(language);
  made.add(words);
  return made;
}

describe('a dictionary', () => {
  const ru = dictionary('ru', {
    schools: {
      count_one: '{{count}} школа',
      count_few: '{{count}} школы',
      count_many: '{{count}} школ',
      count_other: '{{count}} школы',
    },
    plain: 'Школы: {{ name }} и {{name}}',
  });

  it('says the form of the count', () => {
    const said = [0, 1, 2, 5, 11, 21, 104, 1.5].map((count) => ru.say('schools.count', { count }));
    expect(said).toEqual(['0 школ', '1 школа', '2 школы', '5 школ', '11 школ', '21 школа', '104 школы', '1.5 школы']);
    const en = dictionary('en', { days_one: '{{count}} day', days_other: '{{count}} days' });
    expect([0, 1, 2].map((count) => en.say('days', { count }))).toEqual(['0 days', '1 day', '2 days']);
  });

  it('puts values in as they are, and nothing where there is none', () => {
    const { say } = { say: ru.say.bind(ru) };
    expect(say('plain', { name: '<b> & {{count}}' })).toBe('Школы: {{ name }} и <b> & {{count}}');
    expect(dictionary('ru', { a: '[{{x}}{{y}}]' }).say('a', { x: null, y: 0 })).toBe('[0]');
  });

  it('shows the key of words that are missing, and knows that they are', () => {
    expect(ru.say('schools.nothing')).toBe('schools.nothing');
    expect([ru.has('plain'), ru.has('schools'), ru.has('schools.count'), ru.has('a.b.c')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('takes more groups later', () => {
    const some = dictionary('ru', { one: { a: 'А' } });
    some.add({ two: { b: 'Б' } });
    expect([some.say('one.a'), some.say('two.b')]).toEqual(['А', 'Б']);
  });
});
