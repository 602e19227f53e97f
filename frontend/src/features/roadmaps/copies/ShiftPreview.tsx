import { Checkbox, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { TermDates } from '../../../shared/terms/TermDates';
import { TermStatusMark } from '../../../shared/terms/TermStatusMark';
import { isDoubtful } from '../../../shared/terms/doubt';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCopyPreview } from '../api/copies';
import type { CopySource } from '../api/templates';
import type { Period } from '../periods';
import classes from './ShiftPreview.module.css';

const SHOWN = 100;

/** The terms of the copy beside those of the original, before anything is made; first what a person must look at. */
export function ShiftPreview({ source, period }: { source: CopySource; period: Period }) {
  const { t } = useTranslation();
  const [onlyDoubtful, setOnlyDoubtful] = useState(false);
  const preview = useCopyPreview(source, period);
  if (preview.error) return <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading rows={4} />;
  const { rows, cohortYear, shiftedCohortYear } = preview.data;
  const doubtful = rows.filter((row) => isDoubtful(row.term.status));
  const shown = onlyDoubtful ? doubtful : rows;
  return (
    <Stack gap="xs" component="section" aria-label={t('copies.preview')}>
      <Text fw={600}>{t('copies.preview')}</Text>
      <Text size="sm" role="status">
        {doubtful.length > 0
          ? t('copies.doubtful', { count: doubtful.length })
          : t('copies.allShifted', { count: rows.length })}
      </Text>
      {cohortYear !== shiftedCohortYear && (
        <Text size="sm">{t('copies.cohort', { before: cohortYear, year: shiftedCohortYear })}</Text>
      )}
      {doubtful.length > 0 && (
        <Checkbox
          checked={onlyDoubtful}
          onChange={(event) => setOnlyDoubtful(event.currentTarget.checked)}
          label={t('copies.onlyDoubtful')}
        />
      )}
      <ul className={classes.rows} tabIndex={0} aria-label={t('copies.preview')}>
        {shown.slice(0, SHOWN).map((row) => (
          <li key={row.activityId}>
            <Text size="sm" className="verbatim">
              {[row.number, row.title].filter(Boolean).join(' ')}
            </Text>
            <Shifted from={row.termText} to={row.shiftedText} />
            <Text size="sm" component="div" className="quiet">
              {isDoubtful(row.term.status) ? (
                <TermStatusMark status={row.term.status} />
              ) : (
                <TermDates term={row.term} />
              )}
            </Text>
          </li>
        ))}
      </ul>
      {shown.length > SHOWN && (
        <Text size="sm" className="quiet">
          {t('copies.shownOf', { shown: SHOWN, count: shown.length })}
        </Text>
      )}
    </Stack>
  );
}

function Shifted({ from, to }: { from: string; to: string }) {
  if (from === to) return <Text size="sm">{to}</Text>;
  return (
    <Text size="sm" className={classes.shifted} component="div">
      <span className="quiet">{from}</span>
      <IconArrowRight size={14} aria-hidden />
      <span>{to}</span>
    </Text>
  );
}
