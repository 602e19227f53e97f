import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringForm } from '../../shared/api/types';
import grid from '../../shared/ui/DataTable.module.css';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useSimilar } from './api/changes';
import { typedNumber } from './cells';

/** The school beside schools in similar circumstances; asked for when somebody wants to see it. */
export function SimilarSchools({ form }: { form: MonitoringForm }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(false);
  const found = useSimilar(form.round.id, form.school.id, asked);
  if (!form.lines.some(({ definition }) => definition.context)) return null;
  if (!asked) {
    return (
      <Button variant="default" size="xs" w="fit-content" className="no-print" onClick={() => setAsked(true)}>
        {t('rounds.similar')}
      </Button>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={3} />;
  const { schools, neighbours, items } = found.data;
  const number = (value: number | null) => typedNumber(value, i18n.language) || '—';
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t('rounds.similarTitle')}</Title>
      {schools === 0 ? (
        <Text>{t('rounds.similarNone')}</Text>
      ) : (
        <>
          <Text className="quiet">{t('rounds.similarText', { count: schools })}</Text>
          {neighbours.length > 0 && <Text size="sm">{neighbours.map(({ school }) => school.name).join('; ')}</Text>}
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('rounds.indicator')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.own')}
                </th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.ofSimilar')}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map(({ indicatorId, value, similar }) => (
                <tr key={indicatorId} role="row">
                  <td role="cell" className={grid.lead}>
                    {form.lines.find((line) => line.indicatorId === indicatorId)?.definition.title}
                  </td>
                  <td role="cell" className={grid.number} data-label={t('rounds.own')}>
                    {number(value)}
                  </td>
                  <td role="cell" className={grid.number} data-label={t('rounds.ofSimilar')}>
                    {number(similar)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Stack>
  );
}
