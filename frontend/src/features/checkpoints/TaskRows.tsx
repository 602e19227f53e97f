import { Button, Checkbox, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { CheckpointSummary } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { useColumns, type Shown } from '../../shared/ui/columns';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import grid from '../../shared/ui/DataTable.module.css';
import { CheckpointStateMark } from './CheckpointStateMark';
import { dueWords, rowWords } from './dueWords';
import classes from './TaskRows.module.css';

type Props = {
  items: CheckpointSummary[];
  chosen: ReadonlySet<string>;
  /** Which rows something can be done with together. */
  mayBeChosen: (checkpoint: CheckpointSummary) => boolean;
  onChoose: (id: string, chosen: boolean) => void;
  onReport: (checkpoint: CheckpointSummary) => void;
  shown: Shown;
};

const ofSeveral = (items: CheckpointSummary[]) => new Set(items.map(({ organization }) => organization.id)).size > 1;

/** The columns of tasks; that of the organisation where there are several. */
export function useTaskColumns(items: CheckpointSummary[]) {
  const { t } = useTranslation();
  return useColumns([
    { key: 'roadmap', label: t('tasks.roadmap') },
    ...(ofSeveral(items) ? [{ key: 'organization', label: t('tasks.organization') }] : []),
    { key: 'term', label: t('tasks.term') },
    { key: 'state', label: t('tasks.state') },
    { key: 'submitted', label: t('tasks.submitted'), spare: true },
  ]);
}

/** A table on a desk, cards on a phone. */
export function TaskRows({ items, chosen, mayBeChosen, onChoose, onReport, shown }: Props) {
  const { t, i18n } = useTranslation();
  const several = ofSeveral(items);
  const choosing = items.some(mayBeChosen);
  const organization = several && shown('organization');
  return (
    <table className={`${grid.table} ${classes.tasks}`} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {choosing && (
            <th role="columnheader" className="no-print">
              <span className="visually-hidden">{t('tasks.choose')}</span>
            </th>
          )}
          <th role="columnheader">{t('tasks.activity')}</th>
          {organization && <th role="columnheader">{t('tasks.organization')}</th>}
          {shown('term') && <th role="columnheader">{t('tasks.term')}</th>}
          {shown('state') && <th role="columnheader">{t('tasks.state')}</th>}
          {shown('submitted') && <th role="columnheader">{t('tasks.submitted')}</th>}
          <th role="columnheader" className="no-print">
            <span className="visually-hidden">{t('tasks.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            {choosing && (
              <td role="cell" className={`${classes.choice} no-print`}>
                {mayBeChosen(one) && (
                  <Checkbox
                    aria-label={t('tasks.chooseOne', { title: rowWords(one) })}
                    checked={chosen.has(one.id)}
                    onChange={(event) => onChoose(one.id, event.currentTarget.checked)}
                  />
                )}
              </td>
            )}
            <td role="cell" className={`${grid.lead} ${classes.lead}`}>
              <AppLink to="/tasks/$checkpointId" params={{ checkpointId: one.id }}>
                {rowWords(one)}
              </AppLink>
              {one.text !== one.title && <Text className="verbatim">{one.text}</Text>}
              {shown('roadmap') && (
                <Text size="sm" className="quiet">
                  {one.roadmapTitle}
                </Text>
              )}
            </td>
            {organization && <td role="cell">{one.organization.name}</td>}
            {shown('term') && (
              <td role="cell" className={classes.term}>
                <span className={grid.nowrap}>{dueWords(one, t)}</span>
                <Text size="sm" className="quiet">
                  {`“${one.termText}”`}
                </Text>
                {one.dateProposal && (
                  <Text size="sm">{t('dateProposal.asked', { date: formatDay(one.dateProposal.due) })}</Text>
                )}
              </td>
            )}
            {shown('state') && (
              <td role="cell">
                <CheckpointStateMark checkpoint={one} />
                {one.expectedCount > 1 && (
                  <Text size="sm">{t('tasks.doneOf', { done: one.doneCount, count: one.expectedCount })}</Text>
                )}
              </td>
            )}
            {shown('submitted') && (
              <td role="cell" data-label={t('tasks.submitted')} className={grid.nowrap}>
                {one.submittedAt && formatInstant(one.submittedAt, i18n.language)}
              </td>
            )}
            <td role="cell" className={`${classes.action} no-print`}>
              <RowAction checkpoint={one} onReport={() => onReport(one)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const mayBeReported = ({ allowedActions }: CheckpointSummary) => allowedActions.includes('submit');
export const mayBeAccepted = ({ allowedActions }: CheckpointSummary) => allowedActions.includes('accept');

/** What is to be done next with a row: to report, or to look through what was reported. */
function RowAction({ checkpoint, onReport }: { checkpoint: CheckpointSummary; onReport: () => void }) {
  const { t } = useTranslation();
  if (mayBeReported(checkpoint)) {
    return (
      <Button
        size="compact-md"
        variant="light"
        onClick={onReport}
        aria-label={t('tasks.reportOn', { title: rowWords(checkpoint) })}
      >
        {t('tasks.report')}
      </Button>
    );
  }
  return mayBeAccepted(checkpoint) ? (
    <ButtonLink
      to="/tasks/$checkpointId"
      params={{ checkpointId: checkpoint.id }}
      size="compact-md"
      variant="light"
      aria-label={t('tasks.reviewOf', { title: rowWords(checkpoint) })}
    >
      {t('tasks.review')}
    </ButtonLink>
  ) : null;
}
