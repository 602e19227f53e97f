import { Button, Checkbox, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Activity, Roadmap } from '../../shared/api/types';
import { monthName, monthsBetween } from '../../shared/format/dates';
import { isDoubtful } from '../../shared/terms/doubt';
import { SearchField } from '../../shared/ui/SearchField';
import classes from './RoadmapFilters.module.css';
import { allExecutors } from './rows';
import { ROW_VIEWS, type RoadmapSearch, type RoadmapViewKind } from './search';
import { SectionSelect } from './SectionSelect';
import { viewsOf } from './view';

type Props = {
  roadmap: Roadmap;
  rows: Activity[];
  shown: number;
  search: RoadmapSearch;
  onChange: (next: RoadmapSearch) => void;
};

const NONE: RoadmapSearch = {
  q: undefined,
  executor: undefined,
  section: undefined,
  month: undefined,
  doubtful: undefined,
};

/** The view and the filters; they stay when the view changes. */
export function RoadmapFilters({ roadmap, rows, shown, search, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const doubtful = rows.filter((row) => isDoubtful(row.term.status)).length;
  const ofRows = ROW_VIEWS.includes(search.view ?? 'table');
  const [unfolded, setUnfolded] = useState(false);
  const views = useChosenInSight(search.view ?? 'table');
  const filtered = Boolean(search.q || search.executor || search.section || search.month || search.doubtful);
  return (
    <Stack gap="xs" className="no-print" component="section" aria-label={t('roadmaps.filters')}>
      <Group gap="xs">
        <div className={classes.views} ref={views}>
          <SegmentedControl
            aria-label={t('roadmaps.view')}
            value={search.view ?? 'table'}
            onChange={(view) => onChange({ view: view as RoadmapViewKind })}
            data={viewsOf(roadmap).map((value) => ({ value, label: t(`roadmaps.views.${value}`) }))}
            w="fit-content"
          />
        </div>
        {ofRows && (
          <Button
            className={classes.unfold}
            variant="default"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
            leftSection={<IconFilter size={16} aria-hidden />}
          >
            {t('roadmaps.filter')}
          </Button>
        )}
      </Group>
      {ofRows && (
        <>
          <Group gap="sm" align="flex-end" className={classes.fields} data-unfolded={unfolded || filtered || undefined}>
            <SearchField label={t('roadmaps.rowSearch')} value={search.q} onChange={(q) => onChange({ q })} />
            <NativeSelect
              label={t('roadmaps.executor')}
              value={search.executor ?? ''}
              onChange={(event) => onChange({ executor: event.currentTarget.value || undefined })}
              data={[{ value: '', label: t('roadmaps.anyExecutor') }, ...allExecutors(rows)]}
              maw={200}
            />
            <SectionSelect
              sections={roadmap.sections}
              value={search.section}
              onChange={(section) => onChange({ section })}
            />
            <NativeSelect
              label={t('roadmaps.month')}
              value={search.month ?? ''}
              onChange={(event) => onChange({ month: event.currentTarget.value || undefined })}
              data={[
                { value: '', label: t('roadmaps.anyMonth') },
                ...monthsBetween(roadmap.periodStart, roadmap.periodEnd).map((month) => ({
                  value: month,
                  label: monthName(month, i18n.language, 'full'),
                })),
              ]}
            />
          </Group>
          <Group gap="md">
            <Text size="sm" className="quiet" role="status">
              {filtered
                ? t('roadmaps.shownOf', { shown, count: rows.length })
                : t('roadmaps.activityCount', { count: rows.length })}
            </Text>
            {(doubtful > 0 || search.doubtful) && (
              <Checkbox
                checked={search.doubtful ?? false}
                onChange={(event) => onChange({ doubtful: event.currentTarget.checked || undefined })}
                label={t('term.doubtCount', { count: doubtful })}
              />
            )}
            {filtered && (
              <Button size="compact-sm" variant="subtle" onClick={() => onChange(NONE)}>
                {t('common.resetFilters')}
              </Button>
            )}
          </Group>
        </>
      )}
    </Stack>
  );
}

/** On a phone the views are a strip wider than the screen: the chosen one is scrolled into it, and the page stays put. */
function useChosenInSight(view: RoadmapViewKind) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = strip.current;
    const label = box?.querySelector<HTMLElement>('[data-active]');
    if (!box || !label) return;
    const [outer, inner] = [box.getBoundingClientRect(), label.getBoundingClientRect()];
    box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [view]);
  return strip;
}
