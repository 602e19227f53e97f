import { Anchor, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { RiskDefinition, RiskProfileFactor } from '../../shared/api/types';
import { factorName, risk } from './figures';
import { SignificanceMark } from './marks';
import classes from './Profile.module.css';

type Props = { factors: RiskProfileFactor[]; formula: RiskDefinition };

/** All factors at a glance: how high each is, with the thresholds as lines; the figures say the same. */
export function FactorChart({ factors, formula }: Props) {
  const { t, i18n } = useTranslation();
  const lines = [formula.low, formula.medium, formula.high];
  return (
    <div>
      <table className={classes.chart} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t('profile.factor')}
            </th>
            <th scope="col" aria-hidden />
            <th scope="col" role="columnheader" className={classes.figure}>
              {t('profile.value')}
            </th>
            <th scope="col" role="columnheader">
              {t('profile.significance')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {factors.map((factor) => (
            <tr key={factor.code} role="row">
              <th scope="row" role="rowheader" className={classes.name}>
                <Anchor href={`#factor-${factor.code}`}>{factorName(factor, i18n.language)}</Anchor>
              </th>
              <td aria-hidden>
                <span className={classes.track} data-significance={factor.significance}>
                  <span style={{ width: `${(factor.value ?? 0) * 100}%` }} />
                  {lines.map((line) => (
                    <i key={line} style={{ insetInlineStart: `${line * 100}%` }} />
                  ))}
                </span>
              </td>
              <td role="cell" className={classes.figure}>
                {factor.value === null ? '—' : risk(factor.value, i18n.language)}
              </td>
              <td role="cell">
                <SignificanceMark value={factor.significance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="sm" className="quiet" mt={4}>
        {t('profile.lines', {
          low: risk(formula.low, i18n.language),
          medium: risk(formula.medium, i18n.language),
          high: risk(formula.high, i18n.language),
        })}
      </Text>
    </div>
  );
}
