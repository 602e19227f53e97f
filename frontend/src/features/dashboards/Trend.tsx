import { Text, Title } from '@mantine/core';
import type { Dashboard, DashboardTrendPoint } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import classes from './Dashboard.module.css';
import { number, withUnit } from './figures';
import { HrefLink } from './HrefLink';

const WIDTH = 640;
const HEIGHT = 170;
const PAD = 36;

type Known = DashboardTrendPoint & { value: number };
const known = (point: DashboardTrendPoint): point is Known => point.value !== null;

/** The indicator by rounds: a line, and the same in figures. A round without a value is a gap and no zero. */
export function Trend({ board }: { board: Dashboard }) {
  const { t, i18n } = useTranslation();
  const indicator = board.indicator;
  if (!indicator || board.trend.length === 0) return null;
  return (
    <section aria-labelledby="dashboard-trend" className={classes.part}>
      <Title order={2} size="h3" id="dashboard-trend">
        {t('dashboard.trend', { indicator: indicator.title })}
      </Title>
      <Line points={board.trend} target={indicator.target} decimals={indicator.decimals} />
      {board.trend.some((point) => known(point) && point.known < point.schools) && (
        <Text size="sm" className="quiet">
          {t('dashboard.trendPart')}
        </Text>
      )}
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('dashboard.round')}</th>
            <th role="columnheader">{t('dashboard.until')}</th>
            <th role="columnheader" className={grid.number}>
              {t('dashboard.value')}
            </th>
            <th role="columnheader" className={grid.number}>
              {t('dashboard.withValue')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {board.trend.map((point) => (
            <tr key={point.roundId} role="row">
              <td role="cell" className={grid.lead}>
                {point.title}
              </td>
              <td role="cell" data-label={t('dashboard.until')}>
                {formatDay(point.closesOn)}
              </td>
              <td role="cell" className={grid.number} data-label={t('dashboard.value')}>
                {point.value === null
                  ? codeWord('dashboardMissing', point.missing ?? '')
                  : withUnit(point.value, indicator, i18n.language)}
                {point.weight !== null && (
                  <>
                    {' '}
                    <span className="quiet">
                      {t('dashboard.weight', { weight: number(point.weight, 1, i18n.language) })}
                    </span>
                  </>
                )}
              </td>
              <td role="cell" className={grid.number} data-label={t('dashboard.withValue')}>
                <HrefLink href={point.known > 0 ? point.href : null}>
                  {t('dashboard.knownOf', { known: point.known, of: point.schools })}
                </HrefLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type LineProps = { points: DashboardTrendPoint[]; target: number | null; decimals: number };

function Line({ points, target, decimals }: LineProps) {
  const { t, i18n } = useTranslation();
  const values = points.filter(known).map(({ value }) => value);
  if (values.length < 2) return null;
  const all = target === null ? values : [...values, target];
  const least = Math.min(...all);
  const span = Math.max(...all) - least || 1;
  const x = (at: number) => PAD + (at * (WIDTH - 2 * PAD)) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - PAD - ((value - least) / span) * (HEIGHT - 2 * PAD);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('dashboard.trendChart')}>
      {target !== null && (
        <>
          <line x1={PAD} x2={WIDTH - PAD} y1={y(target)} y2={y(target)} className={classes.target} />
          <text x={WIDTH - PAD} y={y(target) - 5} textAnchor="end">
            {t('dashboard.target', { value: number(target, decimals, i18n.language) })}
          </text>
        </>
      )}
      {points.map((point, at) => {
        const next = points[at + 1];
        return known(point) && next && known(next) ? (
          <line
            key={point.roundId}
            x1={x(at)}
            x2={x(at + 1)}
            y1={y(point.value)}
            y2={y(next.value)}
            className={classes.line}
          />
        ) : null;
      })}
      {points.map((point, at) =>
        known(point) ? (
          <g key={point.roundId}>
            <circle
              cx={x(at)}
              cy={y(point.value)}
              r={5}
              className={classes.dot}
              data-part={point.known < point.schools || undefined}
            >
              <title>{t('dashboard.knownOf', { known: point.known, of: point.schools })}</title>
            </circle>
            <text x={x(at)} y={y(point.value) - 10} textAnchor="middle">
              {number(point.value, decimals, i18n.language)}
            </text>
          </g>
        ) : null,
      )}
      {points.map((point, at) => (
        <text key={point.roundId} x={x(at)} y={HEIGHT - 8} textAnchor="middle" className={classes.axis}>
          {formatDay(point.closesOn).slice(3)}
        </text>
      ))}
    </svg>
  );
}
