import { Stack } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useOrganization } from '../../shared/api/getOrganization';
import { isMissing } from '../../shared/api/problem';
import type { Activity, Roadmap } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useTranslation, withPlanWords, withTaskWords } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useActivities } from './api/listActivities';
import { useRoadmap } from './api/getRoadmap';
import { RoadmapFilters } from './RoadmapFilters';
import { RoadmapHeader } from './RoadmapHeader';
import { countRows, groupRows } from './rows';
import { ROW_VIEWS, type RoadmapSearch } from './search';
import { firstView, viewsOf } from './view';

const TableView = lazy(() => import('./table/TableView'));
const TimelineView = lazy(() => withTaskWords(() => import('./timeline/TimelineView')));
const CalendarView = lazy(() => withTaskWords(() => import('./calendar/CalendarView')));
const ProgressView = lazy(() => withTaskWords(() => withPlanWords(() => import('./progress/ProgressView'))));
const HeatView = lazy(() => withTaskWords(() => withPlanWords(() => import('./heat/HeatView'))));
const ExecutorsView = lazy(() => withPlanWords(() => import('./executors/ExecutorsView')));
const EditionsView = lazy(() => withPlanWords(() => import('./editions/EditionsView')));
const DraftView = lazy(() => withPlanWords(() => import('./draft/DraftView')));
const AgreementView = lazy(() => withPlanWords(() => import('./agreement/AgreementView')));
const MatchesView = lazy(() => withPlanWords(() => import('./amendments/MatchesView')));
const ActivityPanel = lazy(() => withPlanWords(() => import('./ActivityPanel')));

/** One roadmap, three views of the same rows. */
export default function RoadmapPage() {
  const { t } = useTranslation();
  const { roadmapId } = useParams({ from: '/roadmaps/$roadmapId' });
  const roadmap = useRoadmap(roadmapId);
  const rows = useActivities(roadmapId);
  if (roadmap.error && isMissing(roadmap.error)) {
    return (
      <EmptyState page title={t('roadmaps.missingTitle')} text={t('roadmaps.missingText')}>
        <ButtonLink to="/roadmaps">{t('shell.toRoadmaps')}</ButtonLink>
      </EmptyState>
    );
  }
  if (roadmap.error) return <ProblemAlert error={roadmap.error} onRetry={() => void roadmap.refetch()} />;
  if (rows.error) return <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!roadmap.data || !rows.data) {
    return (
      <Stack>
        <PageTitle title={roadmap.data?.title ?? t('nav.roadmap')} />
        <Loading rows={10} />
      </Stack>
    );
  }
  return <Loaded roadmap={roadmap.data} rows={rows.data} />;
}

function Loaded({ roadmap, rows }: { roadmap: Roadmap; rows: Activity[] }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/roadmaps/$roadmapId' });
  const navigate = useNavigate({ from: '/roadmaps/$roadmapId' });
  const zone = useOrganization(roadmap.organization.id).data?.timeZone;
  const { q, executor, section, month, doubtful } = search;
  const groups = useMemo(
    () => groupRows(roadmap.sections, rows, { q, executor, section, month, doubtful }),
    [roadmap.sections, rows, q, executor, section, month, doubtful],
  );
  const change = (next: RoadmapSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const open = (row: Activity) => void navigate({ search: (old) => ({ ...old, row: row.id }), resetScroll: false });
  const chosen = rows.find((row) => row.id === search.row);
  const view = { roadmap, groups, open, chosen: search.row, today: today(zone) };
  const shown = countRows(groups);
  const kind = viewsOf(roadmap).find((one) => one === search.view) ?? firstView(roadmap);
  const ofRows = ROW_VIEWS.includes(kind);
  return (
    <Stack gap="md">
      <RoadmapHeader roadmap={roadmap} />
      <RoadmapFilters
        roadmap={roadmap}
        rows={rows}
        shown={shown}
        search={{ ...search, view: kind }}
        onChange={change}
      />
      {ofRows && shown === 0 && (
        <EmptyState
          title={t(rows.length === 0 ? 'roadmaps.emptyPlan' : 'common.nothingFound')}
          text={rows.length === 0 ? undefined : t('roadmaps.noRows')}
        />
      )}
      {(!ofRows || shown > 0) && (
        <Suspense fallback={<Loading rows={10} />}>
          {kind === 'timeline' && (
            <TimelineView {...view} scale={search.scale ?? 'months'} onScale={(next) => change({ scale: next })} />
          )}
          {kind === 'calendar' && (
            <CalendarView {...view} month={search.shown} onMonth={(next) => change({ shown: next })} />
          )}
          {kind === 'table' && <TableView {...view} />}
          {kind === 'edit' && <DraftView roadmap={roadmap} rows={rows} />}
          {kind === 'agreement' && <AgreementView roadmap={roadmap} rows={rows} />}
          {kind === 'matches' && <MatchesView roadmap={roadmap} rows={rows} />}
          {kind === 'progress' && <ProgressView roadmap={roadmap} search={search} onChange={change} />}
          {kind === 'executors' && <ExecutorsView roadmap={roadmap} search={search} onChange={change} />}
          {kind === 'editions' && <EditionsView roadmap={roadmap} search={search} onChange={change} />}
          {kind === 'heat' && <HeatView roadmap={roadmap} search={search} onChange={change} />}
        </Suspense>
      )}
      {chosen && (
        <Suspense>
          <ActivityPanel roadmap={roadmap} row={chosen} rows={rows} onClose={() => change({ row: undefined })} />
        </Suspense>
      )}
    </Stack>
  );
}
