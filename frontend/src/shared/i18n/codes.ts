import i18next from 'i18next';

/** The word for a code the server sent; a code newer than this page is shown as it came, not hidden. */
export function codeWord(group: string, code: string): string {
  const key = `${group}.${code}`;
  return i18next.exists(key) ? i18next.t(key as never) : code;
}
