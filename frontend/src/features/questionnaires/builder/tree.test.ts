import { describe, expect, it } from 'vitest';
import { definition } from '../../../../test/surveys';
import { renameFactor } from './HeadEditor';
import { renameList } from './lists';
import { copied, renamed } from './names';
import {
  find,
  flat,
  locate,
  mayMove,
  move,
  placeOf,
  pointerOf,
  remove,
  stepped,
  toDefinition,
  toEdit,
  update,
} from './tree';
import type { EditDefinition, EditItem } from './tree';

const edited = toEdit(definition);
const { sections } = edited;
const key = (name: string) => flat(sections).find(({ item }) => item.name === name)!.item.key;
const names = (items: EditItem[]): string =>
  items.map((one) => (one.items ? `${one.name}(${names(one.items)})` : one.name)).join(' ');
const walk = (name: string, ...ways: (1 | -1)[]) =>
  ways.reduce((items, way) => {
    const place = stepped(items, key(name), way);
    return place ? move(items, key(name), place) : items;
  }, sections);

describe('the tree of items', () => {
  it('comes back as it went in', () => {
    expect(toDefinition(edited)).toEqual(definition);
  });

  it('knows where an item stands in what is sent', () => {
    expect(pointerOf(locate(sections, key('why'))!)).toBe('/sections/0/items/1');
    expect(pointerOf(locate(sections, key('second'))!)).toBe('/sections/1');
  });

  it('moves step by step through the borders of sections, down and up again', () => {
    expect(names(walk('calm', 1))).toBe('first(why calm) second(help)');
    expect(names(walk('calm', 1, 1))).toBe('first(why) second(calm help)');
    expect(names(walk('calm', 1, 1, 1, 1))).toBe('first(why) second(help calm)');
    expect(names(walk('help', -1, -1, -1, -1))).toBe('first(help calm why) second()');
    expect(names(walk('second', -1, -1))).toBe('second(help) first(calm why)');
  });

  it('keeps sections among sections, and nothing in itself', () => {
    expect(mayMove(sections, key('calm'), { parent: null, index: 0 })).toBe(false);
    expect(mayMove(sections, key('first'), { parent: key('second'), index: 0 })).toBe(false);
    const inner = {
      key: 'g',
      type: 'group',
      name: 'g',
      items: [{ key: 'h', type: 'group', name: 'h', items: [] }],
    } as EditItem;
    const nested = [{ ...sections[0]!, items: [inner] }];
    expect(mayMove(nested, 'g', { parent: 'h', index: 0 })).toBe(false);
    expect(move(nested, 'g', { parent: 'h', index: 0 })).toBe(nested);
  });

  it('drops an item before or after another as the places were before', () => {
    const place = placeOf(sections, key('why'))!;
    expect(names(move(sections, key('calm'), { ...place, index: place.index + 1 }))).toBe(
      'first(why calm) second(help)',
    );
    expect(names(move(sections, key('why'), { parent: key('second'), index: 0 }))).toBe('first(calm) second(why help)');
    expect(names(remove(sections, key('calm')))).toBe('first(why) second(help)');
  });
});

describe('names', () => {
  const named = (from: string, to: string, all = edited) => {
    const { item } = flat(all.sections).find((one) => one.item.name === from)!;
    const sections = update(all.sections, item.key, (one) => ({ ...one, name: to }));
    return renamed({ ...all, sections }, from, to);
  };
  const why = (all: EditDefinition) => find(all.sections, key('why'))!.relevant;

  it('are followed by what refers to them', () => {
    expect(why(named('calm', 'at_ease'))).toBe("${at_ease} = 'no'");
    expect(why(named('calm', 'Calm'))).toBe("${Calm} = 'no'");
  });

  it('leave references alone where two have one name, on the way in and on the way out', () => {
    const double = named('help', 'CALM');
    expect(why(double)).toBe("${calm} = 'no'");
    expect(why(named('CALM', 'aid', double))).toBe("${calm} = 'no'");
    const row = named('calm', 'teachers');
    expect(why(row)).toBe("${calm} = 'no'");
    expect(why(named('teachers', 'at_ease', row))).toBe("${calm} = 'no'");
  });

  it('of lists and factors are not taken from one another', () => {
    expect(renameList(edited, 'yesno', 'OFTEN')).toBe(edited);
    expect(find(renameList(edited, 'yesno', 'YesNo').sections, key('calm'))!.choices).toBe('YesNo');
    const scored = { ...edited, factors: [{ code: 'load' }, { code: 'rest' }] };
    expect(renameFactor(scored, 'load', 'Rest')).toBe(scored);
    expect(renameFactor(scored, 'load', 'burden').factors[0]!.code).toBe('burden');
  });

  it('of a copy are new, and its questions mean each other', () => {
    const copy = copied(edited, sections[0]!);
    expect(names([copy])).toBe('first_1(calm_1 why_1)');
    expect(copy.items![1]!.relevant).toBe("${calm_1} = 'no'");
    const matrix = copied(edited, find(sections, key('help'))!);
    expect(matrix.rows!.map((row) => row.name)).toEqual(['teachers_1', 'mates_1']);
    expect(matrix.key).not.toBe(key('help'));
  });
});
