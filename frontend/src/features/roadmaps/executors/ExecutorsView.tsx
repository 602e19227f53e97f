import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withTaskWords, type Translate } from '../../../shared/i18n/i18n';
import type { Executor, Roadmap } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { StatusMark } from '../../../shared/ui/StatusMark';
import { useExecutors, useGenerateAssignments, useGeneration } from '../api/executors';
import type { RoadmapSearch } from '../search';
import { ExecutorStatusMark } from './ExecutorStatusMark';
import { GenerationNotice } from './GenerationNotice';
import { IdleRows } from './IdleRows';
import { MeaningDialog } from './MeaningDialog';

const RememberedList = lazy(() => import('./RememberedList'));
const Appointments = lazy(() => withTaskWords(() => import('../appointments/Appointments')));

type Props = { roadmap: Roadmap; search: RoadmapSearch; onChange: (next: RoadmapSearch) => void };

/** Who the printed words mean; what is not known is chosen here, and then the tasks are made. */
export default function ExecutorsView({ roadmap, search, onChange }: Props) {
  const { t } = useTranslation();
  const found = useExecutors(roadmap.id);
  const [chosen, setChosen] = useState<Executor | null>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { items, mayChoose, rowsWithoutExecutors } = found.data;
  if (items.length === 0 && rowsWithoutExecutors.length === 0)
    return <EmptyState title={t('executors.emptyTitle')} text={t('executors.emptyText')} />;
  const unknown = items.filter(isOpen);
  // What is left to do comes first; the rest stays in the order of the document.
  const shown = onlyOpen ? unknown : [...unknown, ...items.filter((one) => !isOpen(one))];
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.executors')}>
      <Group>
        <Text role="status">
          {unknown.length > 0 ? t('executors.open', { count: unknown.length }) : t('executors.allKnown')}
        </Text>
        {(unknown.length > 0 || onlyOpen) && (
          <Checkbox
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            label={t('executors.onlyOpen')}
          />
        )}
        {mayChoose && roadmap.state === 'ACTIVE' && <Generate roadmap={roadmap} />}
      </Group>
      <GenerationNotice roadmap={roadmap} />
      <IdleRows roadmap={roadmap} rows={rowsWithoutExecutors} />
      {shown.length === 0 && <Text className="quiet">{t('executors.noneOpen')}</Text>}
      <Rows items={shown} onChoose={mayChoose ? setChosen : undefined} />
      <Suspense>
        <RememberedList owner={roadmap.organization} />
      </Suspense>
      {roadmap.state === 'ACTIVE' && (
        <Suspense fallback={<Loading />}>
          <Appointments roadmap={roadmap} mayWrite={mayChoose} search={search} onChange={onChange} />
        </Suspense>
      )}
      {chosen && (
        <MeaningDialog
          roadmap={roadmap}
          executor={chosen}
          version={found.data.version}
          onClose={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

/** Known words that mean nobody here, like the participants of no programme, leave a row without an executor. */
const meansNobody = ({ status, meaning, organizationCount }: Executor) =>
  status === 'RESOLVED' && organizationCount === 0 && !meaning?.rules.includes('NOBODY');
const isOpen = (one: Executor) => one.status !== 'RESOLVED' || meansNobody(one);

function Generate({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const generate = useGenerateAssignments(roadmap.id);
  const { data } = useGeneration(roadmap.id, true);
  const busy = generate.isPending || data?.state === 'QUEUED';
  const made = generate.isSuccess && data?.state === 'CURRENT' ? data.last?.made : undefined;
  return (
    <Stack gap="xs">
      <Button size="xs" w="fit-content" loading={busy} onClick={() => generate.mutate()}>
        {t('executors.generate')}
      </Button>
      {made && (
        <Alert role="status">
          {t('executors.generated', {
            added: made.assignments.added,
            kept: made.assignments.kept,
            ended: made.assignments.ended,
          })}
          {made.unresolved.length > 0 && ` ${t('executors.unresolved', { tokens: made.unresolved.join(', ') })}`}
          {made.doubtfulTerms > 0 && ` ${t('executors.undated', { count: made.doubtfulTerms })}`}
        </Alert>
      )}
      {generate.error && <ProblemAlert error={generate.error} />}
    </Stack>
  );
}

function meaningOf({ meaning, sample, organizationCount }: Executor, t: Translate): string {
  if (!meaning) return '';
  const rules = meaning.rules.map((rule) => codeWord('executorRule', rule)).join(', ');
  const names = sample.map((one) => one.name).join(', ');
  const rest = organizationCount - sample.length;
  const more = rest > 0 ? ` ${t('roadmapDialog.andMore', { count: rest })}` : '';
  return [rules, names + more].filter(Boolean).join(': ');
}

type RowsProps = { items: Executor[]; onChoose: ((one: Executor) => void) | undefined };

function Rows({ items, onChoose }: RowsProps) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('executors.token')}</th>
          <th role="columnheader">{t('executors.status')}</th>
          <th role="columnheader">{t('executors.meaning')}</th>
          <th role="columnheader" className={grid.number}>
            {t('executors.organizations')}
          </th>
          {onChoose && <th role="columnheader">{t('executors.choice')}</th>}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.token} role="row">
            <td role="cell" className={grid.lead}>
              {one.token}
              <Text size="sm" className="quiet">
                {t('executors.printedIn')} {t('executors.tasks', { count: one.taskCount })}
              </Text>
            </td>
            <td role="cell">
              <ExecutorStatusMark status={one.status} />
              {one.origin !== 'NONE' && (
                <Text size="sm" className="quiet">
                  {codeWord('executorOrigin', one.origin)}
                </Text>
              )}
            </td>
            <td role="cell" data-label={t('executors.meaning')}>
              {meaningOf(one, t)}
              {meansNobody(one) && (
                <StatusMark tone="amber" icon={<IconAlertTriangle aria-hidden />}>
                  {t('executors.nobodyFound')}
                </StatusMark>
              )}
            </td>
            <td role="cell" className={grid.number}>
              {one.meaning && (
                <span className={grid.small}>{t('executors.organizationCount', { count: one.organizationCount })}</span>
              )}
              <span className={grid.wide}>{one.organizationCount}</span>
            </td>
            {onChoose && (
              <td role="cell">
                <Button
                  size="compact-sm"
                  variant={isOpen(one) ? 'default' : 'subtle'}
                  aria-label={t('executors.chooseOf', { token: one.token })}
                  onClick={() => onChoose(one)}
                >
                  {t('executors.choose')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
