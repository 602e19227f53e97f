import { describe, expect, it } from 'vitest';
import type { MonitoringCell, MonitoringForm } from '../../shared/api/types';
import {
  edited,
  faultOf,
  filledOf,
  inputsOf,
  laid,
  merged,
  numberOf,
  pasted,
  proposed,
  rowsOf,
  textsOf,
} from './cells';

const cell = (part: Partial<MonitoringCell> = {}): MonitoringCell => ({
  breakdown: '',
  value: null,
  missing: null,
  origin: 'MANUAL',
  trace: null,
  evidence: null,
  fileId: null,
  enteredBy: null,
  previous: null,
  warnings: [],
  ...part,
});

const form = (values: (number | null)[], origin = 'MANUAL') =>
  ({
    lines: values.map((value, place) => ({
      indicatorId: `i${place}`,
      code: `c${place}`,
      definition: {
        title: `Показатель ${place}`,
        unit: '%',
        decimals: 1,
        breakdowns: [],
        origin: place === 1 ? origin : 'MANUAL',
      },
      goal: null,
      cells: [cell({ value })],
    })),
  }) as unknown as MonitoringForm;

describe('numbers', () => {
  it('are read as people write them', () => {
    expect(numberOf('1 234,5')).toBe(1234.5);
    expect(numberOf('\u22122,5 %')).toBe(-2.5);
    expect(numberOf(' ')).toBeNull();
    expect(numberOf('много')).toBeNaN();
  });

  it('do not stand beside a reason why there are none', () => {
    expect(faultOf({ value: '5', missing: 'нет' })).toBe('both');
    expect(faultOf({ value: 'x', missing: '' })).toBe('number');
    expect(faultOf({ value: '', missing: 'нет' })).toBeNull();
  });
});

describe('edits', () => {
  const rows = rowsOf(form([10, null, 30]));

  it('that say again what is saved are none', () => {
    const edits = edited({}, rows[0]!, { value: '11' }, 'ru');
    expect(Object.keys(edits)).toEqual(['i0 ']);
    expect(edited(edits, rows[0]!, { value: '10,0' }, 'ru')).toEqual({});
  });

  it('are counted before they are saved', () => {
    expect(filledOf(rows, {}, 'ru')).toBe(2);
    expect(filledOf(rows, edited({}, rows[1]!, { missing: 'нет класса' }, 'ru'), 'ru')).toBe(3);
    expect(filledOf(rows, edited({}, rows[0]!, { value: '' }, 'ru'), 'ru')).toBe(1);
  });

  it('are sent whole', () => {
    expect(inputsOf(rows, edited({}, rows[0]!, { value: '11,5' }, 'ru'))).toEqual([
      { indicatorId: 'i0', breakdown: null, value: 11.5, missing: null, evidence: null, fileId: null },
    ]);
  });
});

describe('what is pasted', () => {
  it('is cut as spreadsheets put it down', () => {
    expect(pasted('1\t2\r\n3\t"a\nb ""c"""\r\n')).toEqual([
      ['1', '2'],
      ['3', 'a\nb "c"'],
    ]);
    expect(pasted('7')).toEqual([['7']]);
  });

  it('goes down and to the right, past rows that nobody enters and not beyond the last', () => {
    const rows = rowsOf(form([10, null, 30], 'FORMULA'));
    const edits = laid(rows, {}, { row: 0, field: 'value' }, pasted('1\tнет\n2\n3'), 'ru');
    expect(edits['i0 ']).toEqual({ value: '1', missing: 'нет', evidence: '', file: null });
    expect(edits['i2 ']).toEqual({ value: '2', missing: '', evidence: '', file: null });
    expect(Object.keys(edits)).toHaveLength(2);
  });
});

describe('when somebody else was quicker', () => {
  const before = rowsOf(form([10, 20, 30]));
  const mine = edited(edited({}, before[0]!, { value: '11' }, 'ru'), before[1]!, { value: '21' }, 'ru');

  it('what only one has changed is kept of both', () => {
    const now = rowsOf(form([10, 20, 33]));
    expect(merged(before, now, mine, 'ru')).toEqual({ kept: mine, conflicts: [] });
  });

  it('what both have changed is for the person to decide, and what both say is no conflict', () => {
    const now = rowsOf(form([99, 21, 30]));
    const { kept, conflicts } = merged(before, now, mine, 'ru');
    expect(Object.keys(kept)).toEqual(['i0 ']);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatchObject({ mine: { value: '11' }, theirs: { value: '99' } });
  });
});

it('a workbook proposes edits and saves nothing', () => {
  const rows = rowsOf(form([10, null, 30]));
  const edits = proposed(
    rows,
    [{ indicatorId: 'i1', breakdown: null, value: 7.5, missing: null, evidence: 'Отчет', fileId: null }],
    {},
    'ru',
  );
  expect(edits).toEqual({ 'i1 ': { value: '7,5', missing: '', evidence: 'Отчет', file: null } });
  expect(textsOf(rows[1]!.cell, 'ru').value).toBe('');
});
