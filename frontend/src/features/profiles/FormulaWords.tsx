import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import type { RiskFormula } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';
import { percent } from './figures';

/** By which formula a figure was made, in a sentence, and where all of it stands. */
export function FormulaWords({ formula: stored }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  const formula = toldFormula(stored);
  const { definition, publishedOn } = formula;
  return (
    <Text size="sm" className="quiet" maw={900}>
      {t('profile.by')}{' '}
      <AppLink to="/surveys/formulas/$formulaId" params={{ formulaId: formula.id }} inherit underline="always">
        {[formula.name, formula.number === null ? null : t('formulas.number', { number: formula.number })]
          .filter(Boolean)
          .join(', ')}
      </AppLink>
      {publishedOn && ` (${t('formulas.since', { day: formatDay(publishedOn) })})`}.{' '}
      {t('profile.rule', { share: percent(definition.answeredShare), least: definition.smallestGroup })}{' '}
      {formula.source}
    </Text>
  );
}
