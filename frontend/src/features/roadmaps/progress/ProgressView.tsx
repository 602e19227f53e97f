import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { ProgressCounts, ProgressRow, Roadmap } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { ShareBar } from '../../../shared/progress/ShareBar';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { DayField } from '../../../shared/ui/DayField';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Filters } from '../../../shared/ui/Filters';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { useRoadmapProgress } from '../api/getRoadmapProgress';
import { GenerationNotice } from '../executors/GenerationNotice';
import { PlaceSelect } from '../PlaceSelect';
import { PROGRESS_BY, type ProgressBy, type RoadmapSearch } from '../search';
import { TasksLink, wordOf, type TaskSearch } from '../TasksLink';
import { BEHIND, FIGURES, type Figure } from './figures';
import { ProgressFile } from './ProgressFile';
import classes from './ProgressView.module.css';

const BurnUp = lazy(() => import('./BurnUp'));
const ReportDialog = lazy(() => import('./ReportDialog'));

type Props = { roadmap: Roadmap; search: RoadmapSearch; onChange: (next: RoadmapSearch) => void };

/** How far the roadmap is: the figures of the whole, then group by group; each figure opens the tasks behind it. */
export default function ProgressView({ roadmap, search, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const by = search.by ?? 'SECTION';
  const { asOf } = search;
  const pages = useRoadmapProgress(roadmap.id, { by, within: search.within, asOf });
  const first = pages.data?.pages[0];
  const filtered = [search.within, asOf].filter(Boolean).length;
  const to = asOf ? null : { roadmap: roadmap.id, within: search.within };
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.progress')}>
      <GenerationNotice roadmap={roadmap} />
      {first?.total && <Totals counts={first.total} to={to} />}
      <Filters
        count={filtered}
        onReset={filtered > 0 ? () => onChange({ within: undefined, asOf: undefined }) : undefined}
        first={
          <CodeSelect
            label={t('progress.by')}
            group="progressBy"
            codes={PROGRESS_BY}
            value={by}
            onChange={(next) => onChange({ by: next })}
          />
        }
      >
        <PlaceSelect value={search.within} onChange={(within) => onChange({ within })} />
        <DayField
          label={t('figures.onDay')}
          value={asOf ?? null}
          onChange={(day) => onChange({ asOf: day ?? undefined })}
        />
      </Filters>
      <Group gap="md" className="no-print">
        <Button size="xs" variant="default" onClick={() => setWanted(true)}>
          {t('executionReport.open')}
        </Button>
        <ProgressFile roadmap={roadmap} by={by} />
      </Group>
      {wanted && (
        <Suspense>
          <ReportDialog roadmap={roadmap} shown={{ asOf, within: search.within }} onClose={() => setWanted(false)} />
        </Suspense>
      )}
      {first && (
        <Text size="sm" className="quiet">
          {t('progress.asOf', { moment: formatInstant(first.asOf, i18n.language) })}
        </Text>
      )}
      <Pages pages={pages} empty={<EmptyState title={t('progress.emptyTitle')} text={t('progress.emptyText')} />}>
        {(items) => <Rows by={by} items={items} to={to} />}
      </Pages>
      <Suspense fallback={<Loading />}>
        <BurnUp roadmap={roadmap} search={search} onChange={onChange} />
      </Suspense>
    </Stack>
  );
}

function Totals({ counts, to }: { counts: ProgressCounts; to: TaskSearch | null }) {
  return (
    <dl className={classes.totals}>
      {FIGURES.map((figure) => (
        <div key={figure} data-figure={figure} data-none={counts[figure] === 0 || undefined}>
          <dt>{codeWord('figure', figure)}</dt>
          <dd>
            <Number figure={figure} count={counts[figure]} to={to} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** @param to where the tasks behind it are; null: nowhere, for tasks are listed as they are now */
function Number({ figure, count, to }: { figure: Figure; count: number; to: TaskSearch | null }) {
  if (count === 0) return <span className="quiet">0</span>;
  return to ? <TasksLink search={{ ...to, ...BEHIND[figure] }}>{count}</TasksLink> : count;
}

const nameOf = (row: ProgressRow, none: string) =>
  [row.number, row.name].filter(Boolean).join(' ') || (row.kind ? codeWord('organizationKind', row.kind) : none);

/** What a row narrows the list of tasks by; rows outside of any section it cannot be narrowed to. */
function narrowed(by: ProgressBy, row: ProgressRow): TaskSearch | null {
  if (by === 'EXECUTOR_KIND') return row.kind ? { kind: wordOf(row.kind) } : null;
  if (!row.id) return null;
  if (by === 'MUNICIPALITY') return { within: row.id };
  return by === 'SECTION' ? { section: row.id } : { organization: row.id };
}

function Rows({ by, items, to }: { by: ProgressBy; items: ProgressRow[]; to: TaskSearch | null }) {
  const { t } = useTranslation();
  return (
    <table className={`${grid.table} ${classes.rows}`} role="table">
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
                <ShareBar counts={row.counts} />
              </td>
              {FIGURES.map((figure) => (
                <td key={figure} role="cell" className={grid.number}>
                  <span className={grid.small}>{codeWord('figure', figure)}: </span>
                  <Number figure={figure} count={row.counts[figure]} to={to && of && { ...to, ...of }} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
