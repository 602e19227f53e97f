import { Stack, Text } from '@mantine/core';
import type { ReportFigure, ReportFigureRow } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import { SidePanel } from '../../shared/ui/Dialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { useFigureRows } from './api/reports';
import classes from './Reports.module.css';
import { figureWords } from './words';

type Props = { id: string; figure: ReportFigure; onClose: () => void };

/** The rows a figure was made from: a task, a survey, a school, its form in a round. */
export function RowsPanel({ id, figure, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const pages = useFigureRows(id, figure.code);
  return (
    <SidePanel title={nameIn(figure.name, i18n.language)} onClose={onClose} wide>
      <Stack>
        <Text size="sm" className="quiet">
          {t('reports.rowsText')}
        </Text>
        <Pages
          pages={pages}
          count={(count, more) => (more ? `${count}+` : String(count))}
          empty={<Text>{t('reports.noRows')}</Text>}
        >
          {(items) => (
            <ul className={classes.comments}>
              {items.map((row) => (
                <li key={row.subjectId + row.organizationId}>
                  <RowLink row={row} />
                  <Text size="sm" className="quiet">
                    {[
                      row.subject === 'SCHOOL' ? null : row.organizationName,
                      row.day && formatDay(row.day),
                      row.whole !== null && `${row.value ?? 0} / ${row.whole}`,
                      row.subject === 'ROUND' && figureWords(row.value, figure.unit, i18n.language),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </li>
              ))}
            </ul>
          )}
        </Pages>
      </Stack>
    </SidePanel>
  );
}

function RowLink({ row }: { row: ReportFigureRow }) {
  if (row.subject === 'CHECKPOINT') {
    return (
      <AppLink to="/tasks/$checkpointId" params={{ checkpointId: row.subjectId }}>
        {row.text}
      </AppLink>
    );
  }
  if (row.subject === 'CAMPAIGN') {
    return (
      <AppLink to="/surveys/$campaignId" params={{ campaignId: row.subjectId }}>
        {row.text}
      </AppLink>
    );
  }
  if (row.subject === 'ROUND') {
    return (
      <AppLink
        to="/monitoring-rounds/$roundId/forms/$schoolId"
        params={{ roundId: row.subjectId, schoolId: row.organizationId }}
      >
        {row.text}
      </AppLink>
    );
  }
  return (
    <AppLink to="/organizations/$organizationId" params={{ organizationId: row.subjectId }}>
      {row.organizationName}
    </AppLink>
  );
}
