import { IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { RiskFormula } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark } from '../../shared/ui/StatusMark';

/** Whether a formula is a draft, or which version it became. */
export function FormulaStateMark({ formula: { number } }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  return number === null ? (
    <StatusMark tone="grey" icon={<IconPencil aria-hidden />}>
      {codeWord('formulaState', 'DRAFT')}
    </StatusMark>
  ) : (
    <StatusMark tone="green" icon={<IconCircleCheck aria-hidden />}>
      {`${codeWord('formulaState', 'PUBLISHED')}, ${t('formulas.number', { number })}`}
    </StatusMark>
  );
}
