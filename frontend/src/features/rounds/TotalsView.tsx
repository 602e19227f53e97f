import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useOwnOrganization } from '../../shared/api/getMe';
import type { MonitoringRound, MonitoringTotal } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useTotals } from './api/forms';
import { AsOf } from './AsOf';
import { figure } from './figures';
import { PlaceSelect } from './PlaceSelect';
import type { ViewProps } from './RoundPage';

/** What the round comes to: by municipality, or in all that the person sees. */
export default function TotalsView({ round, search, change }: ViewProps) {
  const { t } = useTranslation();
  const found = useTotals(round.id, search.place);
  const own = useOwnOrganization();
  // Whoever is of a municipality sees its sums: the rows behind are its schools of that day, and no others.
  const within = search.place ?? (own?.kind === 'MUNICIPALITY' ? own.id : undefined);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Group gap="sm" align="flex-end" className="no-print">
        <PlaceSelect roundId={round.id} value={search.place} onChange={(place) => change({ place })} />
      </Group>
      {!found.data ? (
        <Loading />
      ) : found.data.schools === 0 ? (
        <Text>{t('rounds.totalsNotSeen')}</Text>
      ) : (
        <>
          <Text className="quiet">{t('rounds.totalsText', { count: found.data.schools })}</Text>
          <AsOf at={found.dataUpdatedAt} />
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('rounds.indicator')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.value')}
                </th>
                <th role="columnheader">{t('rounds.aggregation')}</th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.known')}
                </th>
                <th role="columnheader" className={grid.number}>
                  {t('rounds.noData')}
                </th>
                <th role="columnheader">{t('rounds.target')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {found.data.items.map((one) => (
                <Row key={`${one.indicatorId} ${one.breakdown}`} round={round} one={one} within={within} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

type RowProps = { round: MonitoringRound; one: MonitoringTotal; within: string | undefined };

function Row({ round, one, within }: RowProps) {
  const { t, i18n } = useTranslation();
  const definition = round.indicators.find(({ id }) => id === one.indicatorId)?.definition;
  const part = definition?.breakdowns.find(({ key }) => key === one.breakdown)?.title;
  const behind = { round: round.id, one, within };
  const number = (value: number | null) => figure(value, definition?.decimals ?? 1, i18n.language);
  return (
    <tr role="row">
      <td role="cell" className={grid.lead} style={part ? { paddingInlineStart: 28 } : undefined}>
        {part ?? definition?.title}
      </td>
      <td role="cell" className={grid.number} data-label={t('rounds.value')}>
        {one.value === null ? (
          t('rounds.nothing')
        ) : (
          <Behind {...behind} state="KNOWN">{`${number(one.value)} ${definition?.unit ?? ''}`}</Behind>
        )}
        {one.crossed && (
          <StatusMark tone="amber" icon={<IconAlertTriangle aria-hidden />}>
            {t('rounds.crossed', { threshold: number(one.threshold) })}
          </StatusMark>
        )}
      </td>
      <td role="cell">{codeWord('indicatorAggregation', one.aggregation)}</td>
      <td role="cell" className={grid.number} data-label={t('rounds.known')}>
        <Behind {...behind} state="KNOWN">
          {one.known}
        </Behind>
      </td>
      <td role="cell" className={grid.number} data-label={t('rounds.noData')}>
        <Behind {...behind} state="MISSING">
          {one.missing}
        </Behind>
      </td>
      <td role="cell" data-label={t('rounds.target')}>
        {one.target !== null && (
          <>
            {number(one.target)}{' '}
            {one.reached !== null && (
              <StatusMark
                tone={one.reached ? 'green' : 'amber'}
                icon={one.reached ? <IconCircleCheck aria-hidden /> : <IconCircleDashed aria-hidden />}
              >
                {t(one.reached ? 'rounds.reached' : 'rounds.notReached')}
              </StatusMark>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

type BehindProps = {
  round: string;
  one: MonitoringTotal;
  within: string | undefined;
  state: 'KNOWN' | 'MISSING';
  children: ReactNode;
};

/** The way to the schools behind a number; those of a part stand in the forms alone. */
function Behind({ round, one, within, state, children }: BehindProps) {
  const count = state === 'KNOWN' ? one.known : one.missing;
  if (one.breakdown !== '' || count === 0) return children;
  return (
    <AppLink to="/dashboard/values" search={{ round, indicator: one.indicatorId, within, state } as never}>
      {children}
    </AppLink>
  );
}
