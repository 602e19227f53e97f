import { Text } from '@mantine/core';
import type { ProgressCounts } from '../api/types';
import { useTranslation } from '../i18n/i18n';
import classes from './ShareBar.module.css';

/** The parts of a bar; the overdue are among the others and have a figure of their own. */
const PARTS = ['accepted', 'submitted', 'returned', 'inProgress', 'planned'] as const;

/** Widths of the parts in percent; nothing to count gives an empty bar. */
export const widths = (counts: ProgressCounts) =>
  PARTS.map((part) => ({ part, width: counts.total === 0 ? 0 : (counts[part] / counts.total) * 100 }));

/** The states as parts of a bar; what they are is said beside it. */
export function StateBar({ counts }: { counts: ProgressCounts }) {
  return (
    <span className={classes.bar} aria-hidden>
      {widths(counts).map(({ part, width }) => (
        <span key={part} data-part={part} style={{ width: `${width}%` }} />
      ))}
    </span>
  );
}

/** How much of what was due is accepted, as a bar and in words. */
export function ShareBar({ counts }: { counts: ProgressCounts }) {
  const { t } = useTranslation();
  const share = counts.share === null ? null : Math.round(counts.share * 100);
  const words =
    share === null
      ? t('progress.notDue')
      : t('progress.ofDue', { share, done: counts.acceptedOfDue, due: counts.dueSoFar });
  return (
    <>
      <StateBar counts={counts} />
      <Text size="xs" className="quiet">
        {words}
      </Text>
    </>
  );
}
