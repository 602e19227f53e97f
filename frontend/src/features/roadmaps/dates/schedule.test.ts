import { describe, expect, it } from 'vitest';
import { emptyLine, isWrongLine, itemsOf, linesOf } from './schedule';

const item = { organizationId: null, start: null, due: '2026-05-05' };

describe('the lines of a schedule', () => {
  it('are what the server has, and go back the same', () => {
    const items = [item, { organizationId: 's1', start: '2026-05-01', due: '2026-05-06' }];
    expect(itemsOf(linesOf(items))).toEqual(items);
  });

  it('are told apart, also after one was taken out', () => {
    const lines = linesOf([item, item, item]).filter(({ key }) => key !== 1);
    expect(emptyLine(lines).key).toBe(3);
    expect(emptyLine([]).key).toBe(0);
  });

  it('are wrong without a last day, and when that comes before the first', () => {
    const [line] = linesOf([item]);
    expect(isWrongLine(line!)).toBe(false);
    expect(isWrongLine({ ...line!, due: null })).toBe(true);
    expect(isWrongLine({ ...line!, start: '2026-05-06' })).toBe(true);
  });
});
