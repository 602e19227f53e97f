/** What the server's language counts as white space: not the no-break spaces, which JavaScript's trim takes away. */
const SPACE = '\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000';
const BLANK = new RegExp(`^[${SPACE}]*$`);
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, 'g');

export const isBlankText = (text: string): boolean => BLANK.test(text);
export const strip = (text: string): string => text.replace(ENDS, '');

/** Drops what is not above U+0020 at both ends. */

export const trim = (text: string): string => text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');

/** A text that holds neither control characters (but tab and line ends) nor halves of surrogate pairs. */
export const areFine = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]/u.test(text);
