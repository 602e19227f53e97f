import { hasWords, t, type Translate } from '../../shared/i18n/i18n';
import type { RiskDefinition, RiskProfileFactor, Significance } from '../../shared/api/types';

/** The worst first; what is not known comes last. */
export const SIGNIFICANCES: Significance[] = ['HIGH', 'MEDIUM', 'LOW', 'NONE', 'INSUFFICIENT_DATA'];

/** What a person may decide: that there is not enough data is no decision. */
export const DECIDABLE = SIGNIFICANCES.filter((one) => one !== 'INSUFFICIENT_DATA');

/** A factor by its name: those of the field in our words, own ones of a questionnaire in its own. */
export function factorName({ code, label }: Pick<RiskProfileFactor, 'code' | 'label'>, language: string): string {
  const own = label as Record<string, string>;
  const key = `riskFactor.${code}`;
  return hasWords(key) ? t(key as never) : (own[language] ?? Object.values(own)[0] ?? code);
}

export const inOrder = (factors: readonly RiskProfileFactor[]) =>
  [...factors].sort(
    (a, b) =>
      SIGNIFICANCES.indexOf(a.significance) - SIGNIFICANCES.indexOf(b.significance) || (b.value ?? 0) - (a.value ?? 0),
  );

/** How far the whole is known: of what nobody has answered it is not said that it is no risk. Empty where all is said. */
export function knowledge(factors: readonly RiskProfileFactor[], say: Translate): string {
  const unknown = factors.filter(({ significance }) => significance === 'INSUFFICIENT_DATA').length;
  const high = factors.some(({ significance }) => significance === 'HIGH');
  if (unknown === factors.length) return say('profile.nothingKnown');
  if (unknown === 0) return high ? '' : say('profile.noneHigh');
  const rest = say('profile.unknown', { count: unknown });
  return high ? rest : `${say('profile.noneHighKnown', { count: factors.length - unknown })} ${rest}`;
}

/** 0,64 in Russian, 0.64 in English. */
export const risk = (value: number, language: string) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The threshold a value has reached, and the next one above. */
export function thresholds(value: number, { low, medium, high }: Pick<RiskDefinition, 'low' | 'medium' | 'high'>) {
  const all = [low, medium, high];
  return { reached: all.filter((one) => value >= one).at(-1) ?? null, next: all.find((one) => value < one) ?? null };
}
