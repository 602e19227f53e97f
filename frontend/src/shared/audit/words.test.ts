import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesOf, entityWord, fieldWord, nameOf, valueText } from './words';

describe('an entry of the record of changes', () => {
  it('says what differs and leaves out what only the database needs', () => {
    const before = { state: 'DRAFT', version: 1, updated_at: '2026-01-01T00:00:00Z' };
    const after = { state: 'APPROVED', version: 2, order_number: '17-о', updated_at: '2026-01-02T00:00:00Z' };
    expect(changesOf({ before, after })).toEqual([
      { field: 'state', before: 'DRAFT', after: 'APPROVED' },
      { field: 'order_number', before: null, after: '17-о' },
    ]);
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });

  it('reads values as people write them', () => {
    const read = (field: string, value: unknown, entity = 'roadmap') => valueText(entity, field, value, 'ru');
    expect(read('state', 'DRAFT')).toBe('Черновик');
    expect(read('order_date', '2026-01-15')).toBe('15.01.2026');
    expect(read('goal', null)).toBe('—');
    expect(read('project_levels', ['FEDERAL', 'REGIONAL'])).toBe('федеральный проект, региональный проект');
    expect(read('term', { text: 'Март-апрель', kind: 'WINDOW' }, 'activity')).toBe('Март-апрель');
    expect(read('kind', 'SCHOOL', 'organization')).toBe('Школа');
    expect(read('kind', 'SPELLING', 'organizationAlias')).toBe('SPELLING');
    expect(read('enabled', false)).toBe('нет');
    expect(read('query', { q: 'школа', state: null })).toBe('q: школа');
  });

  it('names a field by its record where records share a column', () => {
    expect(fieldWord('person', 'position')).toBe('Должность');
    expect(fieldWord('activity', 'position')).toBe('Место по порядку');
    expect(fieldWord('activity', 'newer_than_this_page')).toBe('newer_than_this_page');
  });

  it('has the name of its record', () => {
    expect(nameOf({ before: { title: 'Старое' }, after: { title: 'Новое' } })).toBe('Новое');
    expect(nameOf({ before: { state: 'DRAFT' }, after: null })).toBeNull();
  });

  it('has a word for each kind of record that is watched', () => {
    const folder = '../backend/app/src/main/resources/db/migration';
    const watched = readdirSync(folder)
      .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/CALL opora_audit\('\w+', '(\w+)'/g)])
      .map(([, entity]) => entity!);
    expect(watched.length).toBeGreaterThan(50);
    expect(watched.filter((entity) => entityWord(entity) === entity)).toEqual([]);
  });
});
