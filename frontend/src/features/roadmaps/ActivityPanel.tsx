import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation, withTaskWords } from '../../shared/i18n/i18n';
import { SidePanel } from '../../shared/ui/Dialog';
import { isStale } from '../../shared/api/problem';
import type { Activity, Roadmap } from '../../shared/api/types';
import { formatDay, formatWindow } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { TermDates } from '../../shared/terms/TermDates';
import { TermEditor, type TermFix } from '../../shared/terms/TermEditor';
import { TermStatusMark } from '../../shared/terms/TermStatusMark';
import { isDoubtful } from '../../shared/terms/doubt';
import { useUpdateActivity } from './api/updateActivity';
import { ExecutorList } from './ExecutorList';
import { allExecutors, sameDoubt } from './rows';
import { TargetList } from './TargetList';

const AdoptionPart = lazy(() => import('./cascade/AdoptionPart'));
const NumbersPart = lazy(() => import('./cascade/NumbersPart'));
const RowComments = lazy(() => import('./comments/RowComments'));
const RowDates = lazy(() => withTaskWords(() => import('./dates/RowDates')));
const RowEditor = lazy(() => import('./draft/RowEditor'));

type Props = { roadmap: Roadmap; row: Activity; rows: Activity[]; onClose: () => void };

/** One row at the side: the words as approved, and what they mean. */
export default function ActivityPanel({ roadmap, row, rows, onClose }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <Suspense>
        <RowEditor
          roadmap={roadmap}
          editing={{ row }}
          known={allExecutors(rows)}
          onSaved={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      </Suspense>
    );
  }
  return (
    <SidePanel
      title={t('roadmaps.rowTitle', { number: row.number ?? String(row.position + 1) })}
      onClose={onClose}
      wide
    >
      <Stack gap="md">
        <Title order={2} size="h3" className="verbatim" fw={500}>
          {row.title}
        </Title>
        {row.adoption && (
          <Suspense>
            <AdoptionPart key={`${row.id}/${row.version}`} roadmap={roadmap} row={row} />
          </Suspense>
        )}
        {row.allowedActions.includes('update') && (
          <Button size="xs" variant="default" w="fit-content" onClick={() => setEditing(true)}>
            {t('draft.edit')}
          </Button>
        )}
        {row.tasks.map((task, index) => (
          <Part
            key={index}
            label={task.actor ?? t('columnRole.EXECUTORS')}
            shown={Boolean(task.actor) || task.executors.length > 0}
          >
            {(task.actor || row.tasks.length > 1) && <Text className="verbatim">{task.text}</Text>}
            <ExecutorList names={task.executors} />
          </Part>
        ))}
        <TermPart roadmap={roadmap} row={row} rows={rows} />
        {roadmap.state === 'ACTIVE' && (
          <Suspense>
            <RowDates roadmap={roadmap} row={row} />
          </Suspense>
        )}
        <Part label={t('columnRole.PROJECT_LEVEL')} shown={row.projectLevels.length > 0}>
          {row.projectLevels.map((level) => codeWord('projectLevelFull', level)).join(', ')}
        </Part>
        <Part label={t('draft.evidence')} shown={row.evidence.length > 0}>
          {row.evidence.map((one) => codeWord('evidenceKind', one)).join(', ')}
        </Part>
        <Part label={t('columnRole.DIRECTION')} shown={row.direction}>
          {row.direction}
        </Part>
        <Part label={t('columnRole.PARTICIPANTS')} shown={row.participants}>
          <span className="verbatim">{row.participants}</span>
        </Part>
        <Part label={t('columnRole.EXPECTED_RESULT')} shown={row.expectedResult || row.targets.length > 0}>
          <span className="verbatim">{row.expectedResult}</span>
          <TargetList targets={row.targets} />
        </Part>
        {begun(roadmap) && row.targets.length > 0 && (
          <Suspense>
            <NumbersPart roadmap={roadmap} activityId={row.id} />
          </Suspense>
        )}
        {(roadmap.state === 'IN_AGREEMENT' || roadmap.allowedActions.includes('comment')) && (
          <Suspense>
            <RowComments roadmap={roadmap} row={row} />
          </Suspense>
        )}
        {row.sourceRow !== null && (
          <Text size="sm" className="quiet">
            {t('roadmaps.sourceRow', { row: row.sourceRow })}
          </Text>
        )}
      </Stack>
    </SidePanel>
  );
}

/** There is nothing to report on before the order. */
const begun = ({ state }: Roadmap) => state !== 'DRAFT' && state !== 'IN_AGREEMENT';

function Part({ label, shown, children }: { label: string; shown: unknown; children: ReactNode }) {
  if (!shown) return null;
  return (
    <div>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {label}
      </Title>
      {children}
    </div>
  );
}

function TermPart({ roadmap, row, rows }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation();
  const update = useUpdateActivity(roadmap.id);
  const { term } = row;
  const last = term.windows.at(-1);
  const mayFix = isDoubtful(term.status) && row.allowedActions.includes('update');
  const same = row.adoption ? [] : sameDoubt(rows, row);
  const [reason, setReason] = useState(row.adoption?.deviationReason ?? '');
  const fix = ({ text, acceptProposal, applyToSame }: TermFix) => {
    const meaning = acceptProposal ? { acceptTermProposal: true as const } : { termText: text };
    const body = row.adoption && reason.trim() ? { ...meaning, deviationReason: reason.trim() } : meaning;
    update.mutate([row, ...(applyToSame ? same : [])].map((activity) => ({ activity, body })));
  };
  return (
    <Part label={t('columnRole.TERM')} shown>
      <Stack gap={6}>
        <Text>
          {last && !isDoubtful(term.status)
            ? t('term.verbatimUntil', { text: row.termText, date: formatDay(last.due) })
            : t('term.verbatim', { text: row.termText })}
        </Text>
        {term.text !== row.termText && <Text size="sm">{t('term.readAs', { text: term.text })}</Text>}
        <TermStatusMark status={term.status} />
        {(!isDoubtful(term.status) || term.windows.length > 0) && <AllDates term={term} />}
        {term.participants.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: '1.1em' }}>
            {term.participants.map((one) => (
              <li key={one.name}>{`${one.name}: ${one.windows.map(formatWindow).join(', ')}`}</li>
            ))}
          </ul>
        )}
        {mayFix && row.adoption && (
          <Textarea
            label={t('adoption.reason')}
            description={t('adoption.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={2000}
            autosize
          />
        )}
        {mayFix && (
          <TermEditor
            key={`${row.id}/${row.version}`}
            term={term}
            period={roadmap}
            sameCount={same.length}
            busy={update.isPending}
            error={update.error}
            onFix={fix}
          />
        )}
        {isStale(update.error) && <Text size="sm">{t('common.reloaded')}</Text>}
      </Stack>
    </Part>
  );
}

/** So many are read at a glance; a week's repetition over a year is not. */
const GLANCE = 12;

function AllDates({ term }: { term: Activity['term'] }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(term.windows.length <= GLANCE);
  return (
    <Text component="div">
      <TermDates term={term} whole={whole} />{' '}
      {!whole && (
        <Button size="compact-xs" variant="subtle" className="no-print" onClick={() => setWhole(true)}>
          {t('term.all')}
        </Button>
      )}
    </Text>
  );
}
