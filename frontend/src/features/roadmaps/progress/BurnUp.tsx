import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useOrganization } from '../../../shared/api/getOrganization';
import type { BurnUpPoint, Roadmap } from '../../../shared/api/types';
import { formatDay, today as todayOf } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import grid from '../../../shared/ui/DataTable.module.css';
import { ExportButton } from '../../../shared/ui/ExportButton';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useBurnUp } from '../api/getBurnUp';
import { BURN_STEPS, type RoadmapSearch } from '../search';
import { chartOf, HEIGHT, SERIES, standOn, WIDTH } from './burn';
import classes from './BurnUp.module.css';

type Props = { roadmap: Roadmap; search: RoadmapSearch; onChange: (next: RoadmapSearch) => void };

/** What was due by each day against what was handed in and accepted. */
export default function BurnUp({ roadmap, search, onChange }: Props) {
  const { t } = useTranslation();
  const step = search.step ?? 'WEEK';
  const asked = { by: step, within: search.within, asOf: search.asOf };
  const burnUp = useBurnUp(roadmap.id, asked);
  const zone = useOrganization(roadmap.organization.id).data?.timeZone;
  const points = burnUp.data?.items ?? [];
  return (
    <Stack gap="sm" component="section" aria-labelledby="burn-up">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Title order={2} size="h3" id="burn-up">
          {t('burnUp.title')}
        </Title>
        <div className="no-print">
          <CodeSelect
            label={t('burnUp.step')}
            group="burnStep"
            codes={BURN_STEPS}
            value={step}
            onChange={(next) => onChange({ step: next === 'WEEK' ? undefined : next })}
          />
        </div>
      </Group>
      {burnUp.error && <ProblemAlert error={burnUp.error} onRetry={() => void burnUp.refetch()} />}
      {burnUp.isPending && <Loading rows={4} />}
      {burnUp.data && points.length === 0 && <Text className="quiet">{t('burnUp.empty')}</Text>}
      {points.length > 0 && (
        <>
          <Drawn roadmap={roadmap} points={points} today={todayOf(zone)} asOf={search.asOf} />
          <ExportButton
            path={`/api/v1/roadmaps/${roadmap.id}/burn-up`}
            query={asked}
            name={t('burnUp.title')}
            label={t('burnUp.download')}
          />
        </>
      )}
    </Stack>
  );
}

type DrawnProps = { roadmap: Roadmap; points: BurnUpPoint[]; today: string; asOf: string | undefined };

function Drawn({ roadmap, points, today, asOf }: DrawnProps) {
  const { t } = useTranslation();
  const shown = asOf ?? today;
  const past = shown < today;
  // What was done ends on that day; of a day to come it is what is done by now.
  const until = past ? shown : today;
  const chart = chartOf(points, roadmap.periodStart, roadmap.periodEnd, until);
  const day = shown > roadmap.periodEnd ? roadmap.periodEnd : shown;
  const words = t('burnUp.stand', { date: formatDay(day), ...standOn(points, shown) });
  return (
    <>
      <Text>{words}</Text>
      <div className={classes.frame}>
        <span className={`quiet ${classes.top}`} aria-hidden>
          {chart.top}
        </span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
          {chart.today !== null && (
            <line x1={chart.today} x2={chart.today} y1={0} y2={HEIGHT} className={classes.today} />
          )}
          {SERIES.map((series) => (
            <path key={series} d={chart.lines[series]} data-series={series} className={classes.line} />
          ))}
        </svg>
        <div className={`quiet ${classes.ends}`} aria-hidden>
          <span>{formatDay(roadmap.periodStart)}</span>
          <span>{formatDay(roadmap.periodEnd)}</span>
        </div>
      </div>
      <ul className={classes.legend} aria-label={t('heat.legend')}>
        {SERIES.map((series) => (
          <li key={series}>
            <i data-series={series} aria-hidden />
            {codeWord('burnSeries', series)}
          </li>
        ))}
        {chart.today !== null && (
          <li>
            <i data-series="today" aria-hidden />
            {past ? `${t('figures.onDay')} ${formatDay(until)}` : t('timeline.today', { date: formatDay(today) })}
          </li>
        )}
      </ul>
      <details className={classes.numbers}>
        <summary>{t('burnUp.numbers')}</summary>
        <table className={grid.table}>
          <thead>
            <tr>
              <th>{t('burnUp.from')}</th>
              {SERIES.map((series) => (
                <th key={series} className={grid.number}>
                  {codeWord('burnSeries', series)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.from}>
                <td>{formatDay(point.from)}</td>
                {SERIES.map((series) => (
                  <td key={series} className={grid.number} data-label={codeWord('burnSeries', series)}>
                    {point[series]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
