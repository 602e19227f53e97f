import { describe, expect, it } from 'vitest';
import { activities, roadmap, terms } from '../../../test/fixtures';
import { actorsOf, allExecutors, countRows, groupRows, sameDoubt, touchesMonth } from './rows';

const numbers = (filters: Parameters<typeof groupRows>[2]) =>
  groupRows(roadmap.sections, activities, filters).flatMap((group) => group.rows.map((row) => row.number));

describe('the rows of a roadmap', () => {
  it('stand under their sections in the order of the document', () => {
    const groups = groupRows(roadmap.sections, activities, {});
    expect(groups.map((group) => group.section?.number)).toEqual(['1.', '2.']);
    expect(countRows(groups)).toBe(activities.length);
  });

  it('lose no row when a section of theirs is unknown', () => {
    const loose = { ...activities[0]!, sectionId: null };
    expect(countRows(groupRows([], [loose], {}))).toBe(1);
  });

  it('are found by every word, whatever its case and place', () => {
    expect(numbers({ q: 'совещание МАРТ' })).toEqual(['1.2']);
    expect(numbers({ q: 'совещание июнь' })).toEqual([]);
  });

  it('are filtered by executor, section, month and doubt together', () => {
    expect(numbers({ executor: 'Кураторы' })).toEqual(['2.1']);
    expect(numbers({ section: roadmap.sections[0]!.id })).toEqual(['1.1', '1.2', '1.3']);
    expect(numbers({ month: '2026-04' })).toEqual(['1.2', '2.1']);
    expect(numbers({ month: '2026-05' })).toEqual(['2.1', '2.3']);
    expect(numbers({ doubtful: true })).toEqual(['1.3', '2.4']);
    expect(numbers({ doubtful: true, section: roadmap.sections[1]!.id })).toEqual(['2.4']);
  });

  it('know their executors and, in a matrix order, their actors', () => {
    expect(allExecutors(activities)).toEqual(['ИМЦ', 'Кураторы', 'МОУО', 'ОО']);
    expect(actorsOf(activities)).toEqual([]);
    const matrix = activities.map((row) => ({
      ...row,
      tasks: ['Отдел образования', 'Школа'].map((actor) => ({ actor, text: row.title, executors: [actor] })),
    }));
    expect(actorsOf(matrix)).toEqual(['Отдел образования', 'Школа']);
  });

  it('share a doubt only with the same words that may be changed', () => {
    const [, , third] = activities;
    expect(sameDoubt(activities, third!).map((row) => row.number)).toEqual(['2.4']);
    const locked = activities.map((row) => ({ ...row, allowedActions: [] }));
    expect(sameDoubt(locked, third!)).toEqual([]);
  });

  it('touch a month by any of their windows, and continuous work touches every month', () => {
    expect(touchesMonth(terms.deadline, '2026-03')).toBe(true);
    expect(touchesMonth(terms.deadline, '2026-04')).toBe(false);
    expect(touchesMonth({ ...terms.schedule, openBasis: 'CONTINUOUS' }, '2026-08')).toBe(true);
  });
});
