import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { useMe } from '../../shared/api/getMe';
import type { CheckpointSummary } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useCheckpointCounts } from './api/countCheckpoints';
import { useCheckpointPages } from './api/listCheckpoints';
import { kindOf, stateOf, viewOf, wordOf, type TasksSearch, type TaskView } from './search';
import { TaskFilters, TasksNarrowed } from './TaskFilters';
import { mayBeAccepted, mayBeReported, TaskRows, useTaskColumns } from './TaskRows';
import { countOf, TaskViews } from './TaskViews';

const ReportDialog = lazy(() => withRareWords(() => import('./ReportDialog')));
const BulkReportDialog = lazy(() => withRareWords(() => import('./BulkReportDialog')));
const BulkAcceptDialog = lazy(() => import('./BulkAcceptDialog'));
const TaskTools = lazy(() => import('./TaskTools'));

/** As many as the server takes in one event. */
const MOST = 100;

const NO_FILTERS: TasksSearch = {
  roadmap: undefined,
  organization: undefined,
  within: undefined,
  section: undefined,
  activity: undefined,
  kind: undefined,
  state: undefined,
  dueFrom: undefined,
  dueTo: undefined,
  documents: undefined,
  q: undefined,
};

type Rights = { reports: boolean; controls: boolean };

/**
 * What is due, what came back and what waits for a decision.
 *
 * @param beside what else is to be done, of another kind
 */
export default function TasksPage({ beside }: { beside?: ReactNode } = {}) {
  const { t } = useTranslation();
  const me = useMe();
  const permissions = me.data?.permissions ?? [];
  if (!me.data) return <Loading />;
  if (!permissions.includes('checkpoints:read')) {
    return <EmptyState page title={t('tasks.title')} text={t('tasks.noRight')} />;
  }
  const rights = {
    reports: permissions.includes('checkpoints:report'),
    controls: permissions.includes('checkpoints:control'),
  };
  return <Tasks {...rights} beside={beside} />;
}

/** Where a person begins: with their own day, or with what waits for them. */
const firstView = ({ reports, controls }: Rights): TaskView => (reports ? 'TODAY' : controls ? 'TO_ACCEPT' : 'ALL');

function useTasks(rights: Rights) {
  const search = useSearch({ from: '/tasks' });
  const asked = viewOf(search.view);
  const view = asked && (rights.controls || asked !== 'TO_ACCEPT') ? asked : firstView(rights);
  const own = rights.reports && search.of !== 'all';
  const { roadmap, organization, section, activity, dueFrom, dueTo, documents, q } = search;
  const within = search.within ?? search.org;
  const filter = {
    roadmap,
    organization,
    section,
    activity,
    kind: kindOf(search.kind),
    within,
    dueFrom,
    dueTo,
    documents,
    q,
  };
  const whose = own ? { mine: true, ...(search.of === 'given' ? { person: 'ME' as const } : {}) } : {};
  const state = view === 'ALL' ? stateOf(search.state) : undefined;
  const counts = useCheckpointCounts({ ...filter, ...whose }, true);
  // What is to be accepted is never one's own: counted and listed apart from it.
  const others = useCheckpointCounts(filter, own && rights.controls);
  const pages = useCheckpointPages(
    view,
    { ...filter, state, sort: search.sort, ...(view === 'TO_ACCEPT' ? {} : whose) },
    true,
  );
  const shown = counts.data && {
    ...counts.data,
    toAccept: (own ? others.data : counts.data)?.toAccept ?? 0,
  };
  return { search, view, own, counts: shown, pages };
}

function Tasks({ beside, ...rights }: Rights & { beside: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/tasks' });
  const { search, view, own, counts, pages } = useTasks(rights);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reporting, setReporting] = useState<CheckpointSummary | 'bulk' | null>(null);
  const [said, setSaid] = useState<'submitted' | 'saved' | 'acceptedAll' | null>(null);
  const change = (next: TasksSearch) => {
    setChosen(new Set());
    setSaid(null);
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  };
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const { shown, menu } = useTaskColumns(items);
  const accepting = view === 'TO_ACCEPT';
  // A curator's day is visits and surveys; the tasks are those of the schools.
  const looksOn = !rights.reports && !rights.controls;
  const mayBeChosen = accepting ? mayBeAccepted : mayBeReported;
  const picked = items.filter((one) => chosen.has(one.id) && mayBeChosen(one)).slice(0, MOST);
  const choose = (id: string, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, id] : [...old].filter((other) => other !== id)));
  const done = (what: NonNullable<typeof said>) => {
    setSaid(what);
    setChosen(new Set());
    setReporting(null);
  };
  const filtered = (Object.keys(NO_FILTERS) as (keyof TasksSearch)[]).filter((name) => search[name]).length;
  const reset = () => change(NO_FILTERS);
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <PageTitle title={t(own ? 'tasks.title' : 'tasks.titleAll')} />
        {rights.reports && (
          <SegmentedControl
            className="no-print"
            aria-label={t('tasks.of.label')}
            value={own ? (search.of ?? 'mine') : 'all'}
            onChange={(of) => change({ of: of === 'mine' ? undefined : (of as TasksSearch['of']) })}
            data={[
              { value: 'mine', label: t('tasks.of.mine') },
              { value: 'given', label: t('tasks.of.given') },
              { value: 'all', label: t('tasks.of.all') },
            ]}
          />
        )}
      </Group>
      {(own || looksOn) && beside}
      <TaskViews
        value={view}
        counts={counts}
        mayControl={rights.controls}
        onChange={(next) => change({ view: wordOf(next), state: undefined })}
      />
      <TaskFilters search={search} count={filtered} onChange={change} onReset={filtered ? reset : undefined} />
      <TasksNarrowed search={search} row={items[0]} onChange={change} />
      <Text role="status" className={said ? undefined : 'visually-hidden'}>
        {said && t(`report.said.${said}`)}
      </Text>
      <Pages
        pages={pages}
        tools={menu}
        count={(count, more) => t(more ? 'tasks.countMore' : 'tasks.count', { count })}
        empty={
          filtered || search.org ? (
            <EmptyState title={t('common.nothingFound')} text={t('tasks.nothingHint')} />
          ) : (
            <EmptyState title={t(`tasks.empty.${view}`)} text={t(`tasks.emptyHint.${view}`)}>
              <NextViews counts={counts} view={view} onChange={(next) => change({ view: wordOf(next) })} />
            </EmptyState>
          )
        }
      >
        {(all) => (
          <TaskRows
            items={all}
            chosen={chosen}
            mayBeChosen={mayBeChosen}
            onChoose={choose}
            onReport={setReporting}
            shown={shown}
          />
        )}
      </Pages>
      <Suspense>
        <TaskTools search={search} view={view} own={own} />
      </Suspense>
      {picked.length > 0 && (
        <Group className="at-hand no-print" gap="sm">
          <Button onClick={() => setReporting('bulk')}>{t(accepting ? 'report.bulkAccept' : 'report.bulk')}</Button>
          <Text size="sm">{t('tasks.chosen', { count: picked.length })}</Text>
          <Button variant="subtle" onClick={() => setChosen(new Set())}>
            {t('tasks.chooseNone')}
          </Button>
        </Group>
      )}
      <Suspense>
        {reporting === 'bulk' && accepting && (
          <BulkAcceptDialog
            checkpoints={picked}
            onDone={() => done('acceptedAll')}
            onClose={() => setReporting(null)}
          />
        )}
        {reporting === 'bulk' && !accepting && (
          <BulkReportDialog checkpoints={picked} onDone={() => done('submitted')} onClose={() => setReporting(null)} />
        )}
        {reporting && reporting !== 'bulk' && (
          <ReportDialog checkpoint={reporting} onDone={done} onClose={() => setReporting(null)} />
        )}
      </Suspense>
    </Stack>
  );
}

type NextProps = {
  counts: Parameters<typeof countOf>[0];
  view: TaskView;
  onChange: (view: TaskView) => void;
};

/** An empty day is not the end: where there is something to do. */
function NextViews({ counts, view, onChange }: NextProps) {
  const { t } = useTranslation();
  const next = (['OVERDUE', 'RETURNED', 'WEEK', 'TO_ACCEPT', 'ALL'] as const).filter(
    (other) => other !== view && countOf(counts, other),
  );
  return (
    <Group gap="xs">
      {next.slice(0, 3).map((other) => (
        <Button key={other} variant="default" onClick={() => onChange(other)}>
          {`${t(`tasks.view.${other}`)}: ${countOf(counts, other)}`}
        </Button>
      ))}
    </Group>
  );
}
