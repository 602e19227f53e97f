import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { ProgressRow, Roadmap } from '../../../shared/api/types';
import { formatDay, formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { DayField } from '../../../shared/ui/DayField';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Filters } from '../../../shared/ui/Filters';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { useRoadmapProgress } from '../api/getRoadmapProgress';
import { GenerationNotice } from '../executors/GenerationNotice';
import { PlaceSelect } from '../PlaceSelect';
import { PROGRESS_BY, type ProgressBy, type RoadmapSearch } from '../search';
import { wordOf, type TaskSearch } from '../TasksLink';
import { ProgressFile } from './ProgressFile';
import { ProgressRows, Totals } from './ProgressRows';

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
          {[
            asOf && `${t('figures.onDay')} ${formatDay(asOf)}`,
            t('progress.asOf', { moment: formatInstant(first.asOf, i18n.language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      <Pages pages={pages} empty={<EmptyState title={t('progress.emptyTitle')} text={t('progress.emptyText')} />}>
        {(items) => (
          <ProgressRows
            items={items}
            head={codeWord('progressBy', by)}
            lead={(row) => nameOf(row, t('progress.noSection'))}
            to={(row) => {
              const of = narrowed(by, row);
              return to && of && { ...to, ...of };
            }}
          />
        )}
      </Pages>
      <Suspense fallback={<Loading />}>
        <BurnUp roadmap={roadmap} search={search} onChange={onChange} />
      </Suspense>
    </Stack>
  );
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
