import { expect, it } from 'vitest';
import { qrOf } from './qr';

it('a code has a quiet border and the three corners a camera looks for', () => {
  const { size, path } = qrOf('https://opora.test/s/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE');
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`));
  expect([...dark].every((one) => one.split(' ').every((at) => Number(at) >= 4 && Number(at) < size - 4))).toBe(true);
  const corner = (left: number, top: number) =>
    Array.from({ length: 7 }, (_, y) =>
      Array.from({ length: 7 }, (__, x) => (dark.has(`${left + x} ${top + y}`) ? '#' : '.')).join(''),
    );
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  expect(corner(4, 4)).toEqual(finder);
  expect(corner(size - 11, 4)).toEqual(finder);
  expect(corner(4, size - 11)).toEqual(finder);
  expect((size - 8 - 17) % 4).toBe(0);
});
