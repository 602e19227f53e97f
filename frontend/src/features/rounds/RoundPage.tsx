import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { MonitoringRound } from '../../shared/api/types';
import { formatDay, formatPeriod } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useRoundProgrammes } from './api/roundBook';
import { useRound } from './api/rounds';
import { DraftView } from './DraftView';
import { RoundActions } from './RoundActions';
import { RoundStateMark } from './marks';
import { VIEWS, type RoundSearch } from './search';

const CompletenessView = lazy(() => import('./CompletenessView'));
const FormsView = lazy(() => import('./FormsView'));
const TotalsView = lazy(() => import('./TotalsView'));
const RankingView = lazy(() => import('./RankingView'));

/** One round: as a draft what it will measure, afterwards how far it is and what it comes to. */
export default function RoundPage() {
  const { t } = useTranslation();
  const { roundId } = useParams({ from: '/monitoring-rounds/$roundId' });
  const found = useRound(roundId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('rounds.missingTitle')} text={t('rounds.missingText')}>
        <ButtonLink to="/monitoring-rounds">{t('rounds.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={found.data.id} round={found.data} />;
}

function Loaded({ round }: { round: MonitoringRound }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/monitoring-rounds" w="fit-content">
          {t('rounds.title')}
        </AppLink>
        <PageTitle title={round.title} />
        <Group gap="sm">
          <RoundStateMark state={round.state} />
          <Text className="quiet">{codeWord('roundKind', round.kind)}</Text>
          <Text className="quiet">{formatPeriod(round.opensOn, round.closesOn)}</Text>
          <Text className="quiet">{round.organization.name}</Text>
        </Group>
        {round.state !== 'DRAFT' && (
          <Text size="sm" className="quiet">
            {t('rounds.frozen', { day: formatDay(round.panelOn), schools: round.schools })}
            {round.programmeId && <ProgrammeWord id={round.programmeId} />}
          </Text>
        )}
        <RoundActions round={round} />
      </Stack>
      {round.state === 'DRAFT' ? <DraftView round={round} /> : <Views round={round} />}
    </Stack>
  );
}

/** The programme whose schools the panel are. */
function ProgrammeWord({ id }: { id: string }) {
  const { t } = useTranslation();
  const name = useRoundProgrammes().data?.items.find((one) => one.id === id)?.name;
  return name ? ` ${t('rounds.ofProgramme', { name })}` : null;
}

function Views({ round }: { round: MonitoringRound }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/monitoring-rounds/$roundId' });
  const navigate = useNavigate({ from: '/monitoring-rounds/$roundId' });
  const change = (next: RoundSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const view = search.view ?? 'completeness';
  const props = { round, search, change };
  return (
    <Stack gap="md">
      <SegmentedControl
        className="no-print"
        aria-label={t('rounds.views')}
        value={view}
        onChange={(chosen) => change({ view: VIEWS.find((one) => one === chosen) })}
        data={VIEWS.map((one) => ({ value: one, label: t(`rounds.view.${one}`) }))}
        w="fit-content"
        maw="100%"
        style={{ overflowX: 'auto' }}
      />
      <Suspense fallback={<Loading />}>
        {view === 'completeness' && <CompletenessView {...props} />}
        {view === 'forms' && <FormsView {...props} />}
        {view === 'totals' && <TotalsView {...props} />}
        {view === 'ranking' && <RankingView {...props} />}
      </Suspense>
    </Stack>
  );
}

export type ViewProps = { round: MonitoringRound; search: RoundSearch; change: (next: RoundSearch) => void };
