import { ActionIcon, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ImportIssue, ImportView } from '../../shared/api/types';
import { StatusMark } from '../../shared/ui/StatusMark';
import { doubtfulOf, issuesBySeverity } from './preview';
import classes from './IssueList.module.css';

type Props = { view: ImportView; row: number | null; onRow: (row: number) => void };

/** What needs an eye, counted, with a way from one doubt to the next. */
export function IssueList({ view, row, onRow }: Props) {
  const { t } = useTranslation();
  const doubts = doubtfulOf(view).map((activity) => activity.row);
  const { errors, reviews, infos } = issuesBySeverity(view.issues);
  const step = (direction: 1 | -1) => {
    const here = row ?? (direction === 1 ? -1 : Number.MAX_SAFE_INTEGER);
    const ordered = direction === 1 ? doubts : [...doubts].reverse();
    const next = ordered.find((one) => (direction === 1 ? one > here : one < here)) ?? ordered[0];
    if (next !== undefined) onRow(next);
  };
  return (
    <Stack gap="xs">
      <Group gap="md" role="status">
        {errors.length > 0 && (
          <StatusMark tone="red" icon={<IconAlertTriangle aria-hidden />}>
            {t('imports.errorCount', { count: errors.length })}
          </StatusMark>
        )}
        {doubts.length > 0 ? (
          <StatusMark tone="amber" icon={<IconAlertCircle aria-hidden />}>
            {t('term.doubtCount', { count: doubts.length })}
          </StatusMark>
        ) : (
          <StatusMark tone="green" icon={<IconCircleCheck aria-hidden />}>
            {t('imports.noDoubts')}
          </StatusMark>
        )}
        {doubts.length > 0 && (
          <Group gap={4}>
            <ActionIcon variant="default" aria-label={t('imports.previousDoubt')} onClick={() => step(-1)}>
              <IconChevronUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" aria-label={t('imports.nextDoubt')} onClick={() => step(1)}>
              <IconChevronDown size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {view.issues.length > 0 && (
        <details className={classes.issues}>
          <summary>{t('imports.issues', { count: view.issues.length })}</summary>
          <ul>
            {[...errors, ...reviews, ...infos].map((issue, index) => (
              <Issue key={index} issue={issue} onRow={onRow} />
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}

const icons = { ERROR: IconAlertTriangle, REVIEW: IconAlertCircle, INFO: IconInfoCircle };
const tones = { ERROR: 'red', REVIEW: 'amber', INFO: 'grey' } as const;

function Issue({ issue, onRow }: { issue: ImportIssue; onRow: (row: number) => void }) {
  const { t } = useTranslation();
  const Icon = icons[issue.severity];
  const { row } = issue;
  return (
    <li>
      <StatusMark tone={tones[issue.severity]} icon={<Icon aria-hidden />}>
        {t(`imports.severity.${issue.severity}`)}
      </StatusMark>
      <Text span>{issue.message}</Text>
      {row !== null && (
        <UnstyledButton className={classes.jump} onClick={() => onRow(row)}>
          {t('imports.toRow', { row })}
        </UnstyledButton>
      )}
    </li>
  );
}
