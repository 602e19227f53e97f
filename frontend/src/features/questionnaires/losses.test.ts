import { expect, it } from 'vitest';
import { definition } from '../../../test/surveys';
import type { Definition } from '../../shared/surveys/definition';
import { lossesOf } from './losses';

const plain: Definition = {
  format: 1,
  code: 'plain',
  languages: ['ru'],
  title: { ru: 'Просто' },
  sections: [{ type: 'group', name: 's', items: [{ type: 'text', name: 'why', relevant: '1 = 1' }] }],
};
const withItem = (item: object) => ({
  ...plain,
  sections: [{ type: 'group', name: 's', items: [{ type: 'single', name: 'q', ...item }] }],
});
const codes = (one: object) => lossesOf(one as Definition).map(({ code, kept }) => (kept ? code : `!${code}`));

it('a form of plain words is understood by all', () => {
  expect(codes(plain)).toEqual([]);
});

it('what stands in columns of our own is named, with where it is', () => {
  expect(codes(definition)).toEqual(['values', 'titles']);
  expect(lossesOf(withItem({ cannotSay: true }) as Definition)).toEqual([{ code: 'cannotSay', kept: true, at: ['q'] }]);
  expect(codes(withItem({ type: 'matrix', rows: [{ name: 'r', scoring: { factor: 'F' } }] }))).toEqual(['scoring']);
  expect(codes(withItem({ type: 'matrix', randomOrder: true }))).toEqual(['randomOrder']);
  expect(codes(withItem({ randomOrder: true }))).toEqual([]);
  expect(codes(withItem({ type: 'file', maxFiles: 1, maxMegabytes: 10 }))).toEqual([]);
  expect(codes(withItem({ type: 'file', maxFiles: 3 }))).toEqual(['fileLimits']);
});

it('what others would understand otherwise is told apart', () => {
  expect(codes(withItem({ relevant: 'sum(${a}, ${b}) > 3' }))).toEqual(['!foreign']);
  expect(codes(withItem({ relevant: "${a} = 'sum(1)' and coalesce(${a}, ${b}) = 1" }))).toEqual([]);
  expect(codes(withItem({ constraint: 'not(coalesce(${a}, ${b}, 1) = 1)' }))).toEqual(['!foreign']);
  expect(codes(withItem({ relevant: 'sum((' }))).toEqual([]);
  expect(codes(withItem({ other: true, choiceFilter: 'region = ${r}' }))).toEqual(['!filteredOther']);
});
