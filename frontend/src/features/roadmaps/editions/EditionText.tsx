import { CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { Plan, Roadmap } from '../../../shared/api/types';
import { formatPeriod } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { PrintButton } from '../../../shared/print/PrintButton';
import grid from '../../../shared/ui/DataTable.module.css';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useEdition } from '../api/editions';
import { ExecutorList } from '../ExecutorList';

type Props = { roadmap: Roadmap; number: number; onClose: () => void };

/** An edition as it was frozen: what was signed, whatever the plan is now. */
export default function EditionText({ roadmap, number, onClose }: Props) {
  const { t } = useTranslation();
  const edition = useEdition(roadmap.id, number);
  return (
    <Stack gap="sm" component="section" aria-label={t('editions.number', { number })}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('editions.number', { number })}
        </Title>
        <Group gap="xs" className="no-print">
          <PrintButton />
          <CloseButton aria-label={t('common.close')} onClick={onClose} />
        </Group>
      </Group>
      {edition.error && <ProblemAlert error={edition.error} onRetry={() => void edition.refetch()} />}
      {edition.isPending && <Loading rows={10} />}
      {edition.data && <Frozen plan={edition.data.plan} />}
    </Stack>
  );
}

function Frozen({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const heads = [{ id: null, words: '' }, ...inOrder(plan.sections)];
  return (
    <>
      <Text className="verbatim">{plan.title}</Text>
      <Text size="sm">{formatPeriod(plan.periodStart, plan.periodEnd)}</Text>
      {plan.goal && <Text className="verbatim quiet">{t('roadmaps.goalIs', { goal: plan.goal })}</Text>}
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('differenceField.number')}</th>
            <th role="columnheader">{t('differenceField.title')}</th>
            <th role="columnheader">{t('differenceField.tasks')}</th>
            <th role="columnheader">{t('differenceField.termText')}</th>
            <th role="columnheader">{t('differenceField.expectedResult')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {heads.map(({ id, words }) => (
            <Fragment key={id}>
              {words && (
                <tr role="row">
                  <th role="cell" colSpan={5}>
                    {words}
                  </th>
                </tr>
              )}
              {plan.activities
                .filter((row) => row.sectionId === id)
                .map((row) => (
                  <Row key={row.id} row={row} />
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row }: { row: Plan['activities'][number] }) {
  const { t } = useTranslation();
  return (
    <tr role="row">
      <td role="cell" className={grid.nowrap}>
        {row.number}
      </td>
      <td role="cell" className={`${grid.lead} verbatim`}>
        {row.title}
      </td>
      <td role="cell" data-label={t('differenceField.tasks')}>
        {row.tasks.map((task, index) => (
          <Fragment key={index}>
            {task.actor && <Text size="sm">{`${task.actor}: ${task.text}`}</Text>}
            <ExecutorList names={task.executors} />
          </Fragment>
        ))}
      </td>
      <td role="cell" className="verbatim" data-label={t('differenceField.termText')}>
        {row.termText}
      </td>
      <td role="cell" className="verbatim" data-label={t('differenceField.expectedResult')}>
        {row.expectedResult}
      </td>
    </tr>
  );
}

/** Sections in printed order, each before those inside it. */
function inOrder(sections: Plan['sections'], parent: string | null = null): { id: string; words: string }[] {
  return sections
    .filter((one) => one.parentId === parent)
    .flatMap(({ id, number, title }) => [
      { id, words: [number, title === number ? null : title].filter(Boolean).join(' ') },
      ...inOrder(sections, id),
    ]);
}
