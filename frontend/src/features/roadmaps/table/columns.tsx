import { UnstyledButton } from '@mantine/core';
import { useTranslation, withPlanWords, type Translate } from '../../../shared/i18n/i18n';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Activity, ProgressCounts } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { TermDates } from '../../../shared/terms/TermDates';
import { TermStatusMark } from '../../../shared/terms/TermStatusMark';
import { AppLink } from '../../../shared/ui/links';
import { isDoubtful } from '../../../shared/terms/doubt';
import { ExecutorList } from '../ExecutorList';
import { TargetList } from '../TargetList';
import classes from './TableView.module.css';

const RowProgress = lazy(() => withPlanWords(() => import('./RowProgress')));

type Column = {
  key: string;
  /** What the row says at all; never left out. */
  always?: boolean;
  size: 'narrow' | 'text' | 'medium';
  header: (t: Translate) => string;
  cell: (row: Activity, open: (row: Activity) => void, t: Translate) => ReactNode;
};

const number: Column = {
  key: 'number',
  size: 'narrow',
  header: (t) => t('columnRole.NUMBER'),
  cell: (row) => row.number,
};

const activity: Column = {
  key: 'activity',
  always: true,
  size: 'text',
  header: (t) => t('columnRole.ACTIVITY'),
  cell: (row, open) => (
    <>
      <UnstyledButton className={classes.open} onClick={() => open(row)} aria-haspopup="dialog">
        {row.title}
      </UnstyledButton>
      <AdoptionMark row={row} />
    </>
  ),
};

/** That a row comes from above, and whether it or the one above was changed since. */
function AdoptionMark({ row }: { row: Activity }) {
  const { t } = useTranslation();
  if (!row.adoption) return null;
  const { roadmapId, activityId, deviates, deviationReason, aboveChanged } = row.adoption;
  return (
    <div className={classes.dates}>
      <AppLink
        to="/roadmaps/$roadmapId"
        params={{ roadmapId }}
        search={{ row: activityId } as never}
        size="sm"
        display="inline-block"
        lh="24px"
      >
        {t('roadmaps.adopted')}
      </AppLink>
      {deviates && <div className="verbatim">{t('roadmaps.deviates', { reason: deviationReason ?? '' })}</div>}
      {aboveChanged && <div>{t('roadmaps.aboveChanged')}</div>}
    </div>
  );
}

const executors: Column = {
  key: 'executors',
  size: 'medium',
  header: (t) => t('columnRole.EXECUTORS'),
  cell: (row) => <ExecutorList names={[...new Set(row.tasks.flatMap((task) => task.executors))]} />,
};

const levels: Column = {
  key: 'levels',
  size: 'narrow',
  header: (t) => t('columnRole.PROJECT_LEVEL'),
  cell: (row) => row.projectLevels.map((level) => codeWord('projectLevel', level)).join(', '),
};

const direction: Column = {
  key: 'direction',
  size: 'medium',
  header: (t) => t('columnRole.DIRECTION'),
  cell: (row) => row.direction,
};

const term: Column = {
  key: 'term',
  size: 'medium',
  header: (t) => t('columnRole.TERM'),
  cell: (row) => (
    <>
      <div className="verbatim">{row.termText}</div>
      <div className={classes.dates}>
        {isDoubtful(row.term.status) ? <TermStatusMark status={row.term.status} /> : <TermDates term={row.term} />}
      </div>
    </>
  ),
};

const participants: Column = {
  key: 'participants',
  size: 'medium',
  header: (t) => t('columnRole.PARTICIPANTS'),
  cell: (row) => row.participants,
};

const result: Column = {
  key: 'result',
  size: 'text',
  header: (t) => t('columnRole.EXPECTED_RESULT'),
  cell: (row) => (
    <>
      {row.expectedResult && <div className="verbatim">{row.expectedResult}</div>}
      <TargetList targets={row.targets} />
    </>
  ),
};

/** In a matrix order each actor has a column; an empty cell says that the actor has no task in this row. */
const actorColumn = (actor: string): Column => ({
  key: `actor:${actor}`,
  always: true,
  size: 'text',
  header: () => actor,
  cell: (row, open) => {
    const task = row.tasks.find((one) => one.actor === actor);
    if (!task) return null;
    return (
      <>
        {row.tasks[0] === task ? (
          <UnstyledButton className={classes.open} onClick={() => open(row)} aria-haspopup="dialog">
            {task.text}
          </UnstyledButton>
        ) : (
          <div className="verbatim">{task.text}</div>
        )}
        <ExecutorList names={task.executors.filter((name) => name !== actor)} />
        {row.tasks[0] === task && <AdoptionMark row={row} />}
      </>
    );
  },
});

/** Only of a plan that is carried out: the order itself has no such column. */
export const progressColumn = (roadmapId: string, counts: Map<string, ProgressCounts>): Column => ({
  key: 'progress',
  size: 'medium',
  header: (t) => t('roadmaps.views.progress'),
  cell: (row) => (
    <Suspense>
      <RowProgress counts={counts.get(row.id)} roadmapId={roadmapId} activityId={row.id} />
    </Suspense>
  ),
});

export function columnsFor(rows: Activity[], actors: string[]): Column[] {
  const has = (test: (row: Activity) => unknown) => rows.some((row) => Boolean(test(row)));
  const matrix = actors.length > 1;
  const middle = matrix ? actors.map(actorColumn) : [activity];
  return [
    ...(has((row) => row.number) ? [number] : []),
    ...middle,
    ...(!matrix && has((row) => row.tasks.some((task) => task.executors.length > 0)) ? [executors] : []),
    ...(has((row) => row.projectLevels.length > 0) ? [levels] : []),
    ...(has((row) => row.direction) ? [direction] : []),
    term,
    ...(has((row) => row.participants) ? [participants] : []),
    ...(has((row) => row.expectedResult || row.targets.length > 0) ? [result] : []),
  ];
}
