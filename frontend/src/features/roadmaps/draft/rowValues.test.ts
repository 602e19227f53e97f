import { describe, expect, it } from 'vitest';
import { activities } from '../../../../test/fixtures';
import { changedFields, emptyRow, faultsOf, numberOf, patchOf, rebased, requestOf, valuesOf } from './rowValues';

const row = activities[1]!;

describe('a row that is typed', () => {
  it('comes back as it was', () => {
    const { tasks, targets, title, termText } = requestOf(valuesOf(row));
    expect({ tasks, targets, title, termText }).toEqual({
      tasks: row.tasks,
      targets: row.targets,
      title: row.title,
      termText: row.termText,
    });
    expect(patchOf(valuesOf(row), valuesOf(row))).toEqual({});
  });

  it('sends only what was changed, the printed term under its own name', () => {
    const now = { ...valuesOf(row), termText: 'до 1 мая', direction: ' ' };
    expect(patchOf(valuesOf(row), now)).toEqual({ printedTermText: 'до 1 мая', direction: null });
  });

  it('says what reports must hold', () => {
    const now = { ...valuesOf(row), evidence: ['FILE', 'NUMBERS'] as const } as ReturnType<typeof valuesOf>;
    expect(patchOf(valuesOf(row), now)).toEqual({ evidence: ['FILE', 'NUMBERS'] });
    expect(requestOf({ ...emptyRow(), title: 'Совещание', evidence: ['LINK'] }).evidence).toEqual(['LINK']);
  });

  it('has no tasks where nobody is named', () => {
    expect(requestOf({ ...emptyRow(), title: 'Совещание' }).tasks).toEqual([]);
  });

  it('takes numbers as people write them', () => {
    expect(['60', '60,5', '1 200', '-3', '1.25'].map(numberOf)).toEqual([60, 60.5, 1200, -3, 1.25]);
    expect(['', 'много', '1,2,3', '60 %'].map(numberOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('names what is missing', () => {
    const target = { comparator: '>=', value: 'x', unit: '', text: '' };
    const task = { actor: '', text: '', executors: [] };
    expect(faultsOf({ ...emptyRow(), targets: [target], tasks: [task, { ...task, actor: 'ОО', text: 'а' }] })).toEqual({
      title: true,
      targets: [0],
      tasks: [0],
    });
    expect(faultsOf({ ...emptyRow(), title: 'Совещание' })).toEqual({ title: false, targets: [], tasks: [] });
  });

  it('keeps what was typed and takes what somebody else changed elsewhere', () => {
    const before = valuesOf(row);
    const mine = { ...before, title: 'Мое название' };
    const theirs = { ...before, title: 'Их название', termText: 'май' };
    const now = rebased(before, mine, theirs);
    expect([now.title, now.termText]).toEqual(['Мое название', 'май']);
    expect(changedFields(theirs, now)).toEqual(['title']);
  });
});
