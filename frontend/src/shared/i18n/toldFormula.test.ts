import { afterEach, expect, it } from 'vitest';
import { changeLanguage, withMonitoringWords } from './i18n';
import { toldFormula } from './toldFormula';

const product = { id: '00000000-0000-4000-8000-000000000002', name: 'Вовлеченность школы, базовая', source: 'Сумма' };

afterEach(() => changeLanguage('ru'));

it('the formula of the product is told in the language of the page, and others as they were written', async () => {
  await withMonitoringWords(() => Promise.resolve());
  expect(toldFormula(product).name).toBe('Вовлеченность школы, базовая');
  await changeLanguage('en');
  expect(toldFormula(product).name).toBe('Engagement of a school, basic');
  expect(toldFormula(product).source).toMatch(/^A weighted sum/);
  const own = { ...product, id: '00000000-0000-4000-8000-000000000922' };
  expect(toldFormula(own)).toEqual(own);
});
