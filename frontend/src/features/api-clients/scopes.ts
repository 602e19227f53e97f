import { codeWord } from '../../shared/i18n/codes';

/** A colon would name another set of words. */
const key = (scope: string) => scope.replace(':', '_');

export const scopeWord = (scope: string) => codeWord('scope', key(scope));

/** What the right opens in practice; nothing for a right newer than this page. */
export function scopeText(scope: string): string | undefined {
  const words = codeWord('scopeText', key(scope));
  return words === key(scope) ? undefined : words;
}

/** What only a person can use: their own notifications, and roles, which a system gives by «people:write» alone. */
const PERSONAL = /^(notifications:|people:grant:)/;

export const forSystems = (scopes: string[]) => scopes.filter((scope) => !PERSONAL.test(scope));
