import { useTranslation } from '../../shared/i18n/i18n';
import type { Target } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';

export const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' };

/** The numbers of an expected result: «≥ 60 %». */
export function TargetList({ targets }: { targets: Target[] }) {
  const { t, i18n } = useTranslation();
  if (targets.length === 0) return null;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ul aria-label={t('roadmaps.targets')} style={{ margin: '4px 0 0', paddingInlineStart: '1.1em' }}>
      {targets.map((target, index) => (
        <li key={index}>
          <strong>
            {[
              signs[target.comparator] ?? target.comparator,
              number.format(target.value),
              target.unit && codeWord('unit', target.unit),
            ]
              .filter(Boolean)
              .join('\u00a0')}
          </strong>
        </li>
      ))}
    </ul>
  );
}
