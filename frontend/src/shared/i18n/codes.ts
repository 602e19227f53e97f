import { hasWords, t } from './i18n';

/** The word for a code the server sent; a code newer than this page is shown as it came, not hidden. */
export function codeWord(group: string, code: string): string {
  const key = `${group}.${code}`;
  return hasWords(key) ? t(key as never) : code;
}
