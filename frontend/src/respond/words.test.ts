import { describe, expect, it } from 'vitest';
import en from './words/en.json';
import ru from './words/ru.json';
import { nameOf, spokenIn, wordsOf } from './words';

const plural = /_(one|few|many|other)$/;
const keys = (words: object, before = ''): string[] =>
  Object.entries(words).flatMap(([name, word]) =>
    typeof word === 'object' ? keys(word, `${before}${name}.`) : [`${before}${name}`.replace(plural, '')],
  );
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('words', () => {
  it('are the same in both languages, with the same values in them', () => {
    const [russian, english] = [ru, en].map((words) => [...new Set(keys(words))].sort());
    expect(english).toEqual(russian);
    for (const key of russian!) {
      const say = (language: string) => wordsOf(language).t(key as never);
      expect([key, values(say('en'))]).toEqual([key, values(say('ru'))]);
    }
  });

  it('are Russian where the questionnaire speaks a language that the page does not', () => {
    expect(wordsOf('tt').t('start.begin')).toBe('Начать');
    expect(spokenIn('tt')).toBe('ru');
    expect(nameOf('ru')).toBe('Русский');
  });

  it('count and write days as people do', () => {
    expect(wordsOf('ru').t('start.length', { count: 3 })).toBe('3 вопроса');
    expect(wordsOf('ru').date('2026-11-26')).toBe('26 ноября 2026 года');
    expect(wordsOf('en').date('2026-11-26')).toBe('26 November 2026');
  });
});
