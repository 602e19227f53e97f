import { Text, Title } from '@mantine/core';
import type { Dashboard, DashboardEngagementMonth } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import classes from './Dashboard.module.css';
import { HrefLink } from './HrefLink';

const LISTS = [
  ['red', 'RED'],
  ['yellow', 'YELLOW'],
  ['green', 'GREEN'],
  ['unknown', 'UNKNOWN'],
] as const;
const WORDS = {
  red: 'dashboard.red',
  yellow: 'dashboard.yellow',
  green: 'dashboard.green',
  unknown: 'dashboard.nothingKnown',
} as const;

/** Schools on the lists of engagement, month by month: a table whose bars are its figures. The newest stands first. */
export function Months({ board }: { board: Dashboard }) {
  const { t } = useTranslation();
  if (board.engagement.length === 0) return null;
  return (
    <section aria-labelledby="dashboard-months" className={classes.part}>
      <Title order={2} size="h3" id="dashboard-months">
        {t('dashboard.engagement')}
      </Title>
      <table className={`${grid.table} ${classes.months}`} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('dashboard.month')}</th>
            <th role="columnheader">{t('dashboard.engagementChart')}</th>
            {LISTS.map(([list]) => (
              <th key={list} role="columnheader" className={grid.number}>
                {t(WORDS[list])}
              </th>
            ))}
            <th role="columnheader" className={grid.number}>
              {t('dashboard.withFigure')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[...board.engagement].reverse().map((month) => (
            <tr key={month.month} role="row">
              <td role="cell" className={grid.nowrap}>
                {formatDay(month.month).slice(3)}{' '}
                {month.running && <span className="quiet">{t('dashboard.running')}</span>}
              </td>
              <Numbers month={month} />
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="sm" className="quiet">
        {t('dashboard.engagementText')}
      </Text>
    </section>
  );
}

/** Each bar is as long as its share of all schools: those that a month knows nothing of leave a gap in it. */
function Numbers({ month }: { month: DashboardEngagementMonth }) {
  const { t } = useTranslation();
  if (month.known === null)
    return (
      <td role="cell" colSpan={LISTS.length + 2} className="quiet">
        {t('dashboard.notComputed')}
      </td>
    );
  return (
    <>
      <td role="cell" className={classes.stackCell}>
        <span className={classes.stack} aria-hidden>
          {LISTS.map(([list]) => (
            <span
              key={list}
              data-list={list}
              style={{ inlineSize: `${((month[list] ?? 0) / month.schools) * 100}%` }}
            />
          ))}
        </span>
      </td>
      {LISTS.map(([list, level]) => (
        <td key={list} role="cell" className={grid.number} data-label={t(WORDS[list])}>
          <HrefLink href={month.href && (month[list] ?? 0) > 0 ? `${month.href}&level=${level}` : null}>
            {month[list]}
          </HrefLink>
        </td>
      ))}
      <td role="cell" className={grid.number} data-label={t('dashboard.withFigure')}>
        {t('dashboard.part', { known: month.known, of: month.schools })}
      </td>
    </>
  );
}
