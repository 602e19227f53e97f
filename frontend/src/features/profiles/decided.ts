import type { RiskFactorReview } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import type { Translate } from '../../shared/i18n/i18n';

/** A decision in a sentence. */
export function decided(
  { decision, computed, significance }: Pick<RiskFactorReview, 'decision' | 'computed' | 'significance'>,
  t: Translate,
): string {
  const to = codeWord('significance', significance);
  return decision === 'CONFIRMED'
    ? t('profile.confirmed', { significance: to })
    : t('profile.overridden', { from: codeWord('significance', computed), to });
}
