import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { ProgressCounts, ProgressRow, Roadmap } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Pages } from '../../../shared/ui/Pages';
import { useRoadmapProgress } from '../api/getRoadmapProgress';
import { PROGRESS_BY, type ProgressBy, type RoadmapSearch } from '../search';
import { TasksLink } from '../TasksLink';
import { BEHIND, FIGURES, widths, type Figure } from './figures';
import { ProgressFile } from './ProgressFile';
import classes from './ProgressView.module.css';

const ReportDialog = lazy(() => import('./ReportDialog'));

type Props = { roadmap: Roadmap; by: ProgressBy; onChange: (next: RoadmapSearch) => void };

/** How far the roadmap is: the figures of the whole, then group by group; each figure opens the tasks behind it. */
export default function ProgressView({ roadmap, by, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const pages = useRoadmapProgress(roadmap.id, by);
  const first = pages.data?.pages[0];
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.progress')}>
      {first?.total && <Totals roadmap={roadmap} counts={first.total} />}
      <Group gap="md" align="flex-end">
        <div className="no-print">
          <CodeSelect
            label={t('progress.by')}
            group="progressBy"
            codes={PROGRESS_BY}
            value={by}
            onChange={(next) => onChange({ by: next })}
          />
        </div>
        <Button size="xs" variant="default" className="no-print" onClick={() => setWanted(true)}>
          {t('executionReport.open')}
        </Button>
        {first && (
          <Text size="sm" className="quiet">
            {t('progress.asOf', { moment: formatInstant(first.asOf, i18n.language) })}
          </Text>
        )}
      </Group>
      <ProgressFile roadmap={roadmap} by={by} />
      {wanted && (
        <Suspense>
          <ReportDialog roadmap={roadmap} onClose={() => setWanted(false)} />
        </Suspense>
      )}
      <Pages pages={pages} empty={<EmptyState title={t('progress.emptyTitle')} text={t('progress.emptyText')} />}>
        {(items) => <Rows roadmap={roadmap} by={by} items={items} />}
      </Pages>
    </Stack>
  );
}

function Totals({ roadmap, counts }: { roadmap: Roadmap; counts: ProgressCounts }) {
  return (
    <dl className={classes.totals}>
      {FIGURES.map((figure) => (
        <div key={figure} data-figure={figure} data-none={counts[figure] === 0 || undefined}>
          <dt>{codeWord('figure', figure)}</dt>
          <dd>
            <Number roadmap={roadmap} figure={figure} count={counts[figure]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Number({ roadmap, figure, count, of }: { roadmap: Roadmap; figure: Figure; count: number; of?: object }) {
  if (count === 0) return <span className="quiet">0</span>;
  return <TasksLink search={{ roadmap: roadmap.id, ...BEHIND[figure], ...of }}>{count}</TasksLink>;
}

const nameOf = (row: ProgressRow, none: string) =>
  [row.number, row.name].filter(Boolean).join(' ') || (row.kind ? codeWord('organizationKind', row.kind) : none);

/** What the tasks list can be narrowed by; a section or a kind it cannot. */
function narrowed(by: ProgressBy, row: ProgressRow): { within?: string; organization?: string } | null {
  if (!row.id) return null;
  if (by === 'MUNICIPALITY') return { within: row.id };
  return by === 'SCHOOL' ? { organization: row.id } : null;
}

function Rows({ roadmap, by, items }: { roadmap: Roadmap; by: ProgressBy; items: ProgressRow[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{codeWord('progressBy', by)}</th>
          <th role="columnheader">{t('progress.share')}</th>
          {FIGURES.map((figure) => (
            <th key={figure} role="columnheader" className={grid.number}>
              {codeWord('figure', figure)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((row) => {
          const of = narrowed(by, row);
          return (
            <tr key={row.id ?? row.kind ?? 'none'} role="row">
              <td role="cell" className={grid.lead}>
                {nameOf(row, t('progress.noSection'))}
              </td>
              <td role="cell">
                <Bar counts={row.counts} />
              </td>
              {FIGURES.map((figure) => (
                <td key={figure} role="cell" className={grid.number}>
                  <span className={grid.small}>{codeWord('figure', figure)}: </span>
                  {of ? (
                    <Number roadmap={roadmap} figure={figure} count={row.counts[figure]} of={of} />
                  ) : (
                    row.counts[figure]
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Bar({ counts }: { counts: ProgressCounts }) {
  const { t } = useTranslation();
  const share = counts.share === null ? null : Math.round(counts.share * 100);
  const words =
    share === null
      ? t('progress.notDue')
      : t('progress.ofDue', { share, done: counts.acceptedOfDue, due: counts.dueSoFar });
  return (
    <>
      <span className={classes.bar} aria-hidden>
        {widths(counts).map(({ part, width }) => (
          <span key={part} data-part={part} style={{ width: `${width}%` }} />
        ))}
      </span>
      <Text size="xs" className="quiet">
        {words}
      </Text>
    </>
  );
}
