import { encode } from 'uqr';

/** A picture of squares as the outline of an SVG path: so many units wide, with the quiet border around it. */
export type QrPicture = { size: number; path: string };

/** The code of a text; a quarter of it may be damaged or dirty, as happens to a sheet on a wall. */
export function qrOf(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: 'Q', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
