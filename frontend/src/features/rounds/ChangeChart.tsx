import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringChangeItem } from '../../shared/api/types';
import { signed } from './figures';
import classes from './Grid.module.css';

const WIDTH = 760;
const ROW = 30;
const LABEL = 300;
const PAD = 70;

/** Improvement in standard deviations, so that indicators of different units stand on one axis; NEUTRAL as it is. */
const span = (item: MonitoringChangeItem) => {
  if (item.difference === null || item.low === null || item.high === null || !item.effect) return null;
  const unit = Math.abs(item.difference / item.effect);
  const turn = item.direction === 'DOWN' ? -1 : 1;
  const ends = [(turn * item.low) / unit, (turn * item.high) / unit];
  return { middle: (turn * item.difference) / unit, low: Math.min(...ends), high: Math.max(...ends) };
};

/** Each indicator's mean difference with its interval, about a line of no change. The table says the same in figures. */
export function ChangeChart({ items }: { items: MonitoringChangeItem[] }) {
  const { t, i18n } = useTranslation();
  const rows = items.flatMap((item) => {
    const found = span(item);
    return found ? [{ item, ...found }] : [];
  });
  if (rows.length === 0) return null;
  const most = Math.max(0.5, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const axis = LABEL + (WIDTH - LABEL - PAD) / 2;
  const place = (value: number) => axis + (value / most) * ((WIDTH - LABEL - PAD) / 2 - 6);
  const height = rows.length * ROW + 28;
  return (
    <figure style={{ margin: 0 }}>
      <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('rounds.chart')}>
        <line x1={axis} x2={axis} y1={0} y2={rows.length * ROW} stroke="currentcolor" strokeDasharray="3 3" />
        {rows.map(({ item, middle, low, high }, at) => {
          const y = at * ROW + ROW / 2;
          const sure = low > 0 || high < 0;
          const colour = !sure
            ? 'var(--opora-quiet)'
            : middle > 0
              ? 'var(--mantine-color-green-8)'
              : 'var(--mantine-color-red-8)';
          return (
            <g key={item.indicatorId}>
              <title>{item.title}</title>
              <text x={0} y={y + 4}>
                {item.title.length > 44 ? `${item.title.slice(0, 43)}…` : item.title}
              </text>
              <line x1={place(low)} x2={place(high)} y1={y} y2={y} stroke={colour} strokeWidth={2} />
              <circle
                cx={place(middle)}
                cy={y}
                r={5}
                fill={sure ? colour : 'var(--mantine-color-body)'}
                stroke={colour}
                strokeWidth={2}
              />
              <text x={WIDTH - PAD + 8} y={y + 4}>
                {signed(item.difference, item.decimals, i18n.language)}
              </text>
            </g>
          );
        })}
        <text x={LABEL} y={height - 6}>
          {t('rounds.worseSide')}
        </text>
        <text x={WIDTH - PAD} y={height - 6} textAnchor="end">
          {t('rounds.betterSide')}
        </text>
      </svg>
      <Text component="figcaption" size="sm" className="quiet">
        {t('rounds.chartText')}
      </Text>
    </figure>
  );
}
