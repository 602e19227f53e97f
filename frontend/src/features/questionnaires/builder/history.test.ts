import { describe, expect, it } from 'vitest';
import { definition } from '../../../../test/surveys';
import { begin, step, type History } from './history';
import { toEdit } from './tree';

const title = (history: History) => history.now.definition.title?.['ru'];
const write = (history: History, text: string, at: number, tag = 'title') =>
  step(history, { do: 'edit', change: (old) => ({ ...old, title: { ru: text } }), tag, at });
const start = () => begin(toEdit(definition));

describe('the history of a questionnaire', () => {
  it('goes back and forth', () => {
    const written = write(write(start(), 'а', 0), 'б', 10_000);
    const back = step(written, { do: 'undo' });
    expect(title(back)).toBe('а');
    expect(title(step(back, { do: 'undo' }))).toBe('Школьный климат');
    expect(title(step(back, { do: 'redo' }))).toBe('б');
    expect(step(start(), { do: 'undo' }).past).toEqual([]);
  });

  it('takes letters typed into one field in a row as one step', () => {
    const typed = write(write(write(start(), 'К', 0), 'Кл', 300), 'Кли', 900);
    expect(title(step(typed, { do: 'undo' }))).toBe('Школьный климат');
    const other = write(typed, 'Климат', 1_000, 'description');
    expect(title(step(other, { do: 'undo' }))).toBe('Кли');
  });

  it('forgets what was undone when something else is written', () => {
    const back = step(write(start(), 'а', 0), { do: 'undo' });
    expect(write(back, 'в', 0).future).toEqual([]);
  });

  it('keeps one’s own work when that of others is taken', () => {
    const mine = write(start(), 'мое', 0);
    const taken = step(mine, {
      do: 'replace',
      definition: toEdit({ ...definition, title: { ru: 'чужое' } }),
      select: null,
    });
    expect(title(taken)).toBe('чужое');
    expect(title(step(taken, { do: 'undo' }))).toBe('мое');
  });
});
