import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { NextCheckpoint } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { AppLink } from '../../shared/ui/links';
import classes from './Figures.module.css';

type Props = {
  items: NextCheckpoint[];
  none: string;
  /** When they were handed in matters, not when they are due. */
  submitted?: boolean;
};

/** A short list of tasks, each to be opened. */
export function CheckpointList({ items, none, submitted = false }: Props) {
  const { t, i18n } = useTranslation();
  if (items.length === 0) return <Text className="quiet">{none}</Text>;
  const when = (one: NextCheckpoint) => {
    if (submitted)
      return one.submittedAt && t('control.since', { date: formatInstant(one.submittedAt, i18n.language) });
    return one.due ? t('tasks.until', { date: formatDay(one.due) }) : t('tasks.noDue');
  };
  return (
    <ul className={classes.list}>
      {items.map((one) => (
        <li key={one.id} className={classes.entry}>
          <AppLink to="/tasks/$checkpointId" params={{ checkpointId: one.id }}>
            {[one.number, one.title].filter(Boolean).join(' ')}
          </AppLink>
          <Text size="sm" className="quiet">
            {[
              submitted ? one.organizationName : codeWord('checkpointState', one.state),
              when(one),
              one.overdue && t('execution.late'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
