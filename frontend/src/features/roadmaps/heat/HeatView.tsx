import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Roadmap } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { WholePrint } from '../../../shared/print/WholePrint';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Filters } from '../../../shared/ui/Filters';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { SearchField } from '../../../shared/ui/SearchField';
import { useHeatMap } from '../api/getHeatMap';
import { PlaceSelect } from '../PlaceSelect';
import { HEAT_LEVELS, type RoadmapSearch } from '../search';
import { SectionSelect } from '../SectionSelect';
import { LETTERS } from './cell';
import { HeatGrid } from './HeatGrid';
import { HeatFile } from './HeatFile';
import { HeatPrint } from './HeatPrint';
import classes from './HeatGrid.module.css';

type Props = { roadmap: Roadmap; search: RoadmapSearch; onChange: (next: RoadmapSearch) => void };

/** Organisations against rows of the plan: where it goes well and where it does not, at one look. */
export default function HeatView({ roadmap, search, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const level = search.level ?? 'MUNICIPALITY';
  const [sight, setSight] = useState<readonly [number, number]>([0, 0]);
  const asked = { level, within: search.within, section: search.section, q: search.name };
  const pages = useHeatMap(roadmap.id, asked, sight);
  const first = pages.latest[0];
  const rows = pages.latest.flatMap((page) => page.items);
  const narrowed = search.name ?? search.section ?? search.within;
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.heat')}>
      <Filters
        count={[search.section, search.within, search.name].filter(Boolean).length}
        onReset={narrowed ? () => onChange({ section: undefined, within: undefined, name: undefined }) : undefined}
        first={
          <CodeSelect
            label={t('heat.level')}
            group="heatLevel"
            codes={HEAT_LEVELS}
            value={level}
            onChange={(next) => onChange({ level: next })}
          />
        }
      >
        <SectionSelect
          sections={roadmap.sections}
          value={search.section}
          onChange={(section) => onChange({ section })}
        />
        <PlaceSelect value={search.within} onChange={(within) => onChange({ within })} />
        <SearchField label={t('heat.search')} value={search.name} onChange={(name) => onChange({ name })} />
      </Filters>
      <ul className={classes.legend} aria-label={t('heat.legend')}>
        {LETTERS.map((letter) => (
          <li key={letter}>
            <span className={classes.sign} data-letter={letter} aria-hidden>
              {letter === 'O' && level === 'MUNICIPALITY' ? '%' : codeWord('heatSign', letter)}
            </span>
            {letter === 'O' && level === 'MUNICIPALITY' ? t('heat.lateShare') : codeWord('heatWord', letter)}
          </li>
        ))}
      </ul>
      {pages.asOf && (
        <Text size="sm" className="quiet">
          {t('progress.asOf', { moment: formatInstant(pages.asOf, i18n.language) })}
        </Text>
      )}
      {pages.error && <ProblemAlert error={pages.error} onRetry={pages.again} />}
      {pages.isPending && <Loading rows={10} />}
      {first && rows.length === 0 && (
        <EmptyState
          title={narrowed ? t('common.nothingFound') : t('progress.emptyTitle')}
          text={narrowed ? undefined : t('progress.emptyText')}
        />
      )}
      {first && rows.length > 0 && (
        <HeatGrid
          roadmapId={roadmap.id}
          level={level}
          columns={pages.columns ?? first.columns}
          rows={rows}
          onSight={setSight}
          more={pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : undefined}
        />
      )}
      {first && <WholePrint pages={pages} most={10_000} renew={pages.renew} />}
      {first && <HeatPrint level={level} columns={pages.columns ?? first.columns} rows={rows} />}
      <HeatFile roadmap={roadmap} level={level} search={search} />
    </Stack>
  );
}
