import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { MonitoringChange } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { printPage } from '../../shared/print/printing';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useChange } from './api/changes';
import { useRound, useRoundPages } from './api/rounds';
import { ChangeChart } from './ChangeChart';
import { ChangeTable } from './ChangeTable';
import { PlaceSelect } from './PlaceSelect';
import type { ChangeSearch } from './search';

const SchoolChanges = lazy(() => import('./SchoolChanges'));
const MeasuresEffect = lazy(() => import('./MeasuresEffect'));

/** How the same schools have changed between two rounds. */
export default function ChangePage() {
  const { t } = useTranslation();
  const { roundId } = useParams({ from: '/monitoring-rounds/$roundId/change' });
  const search = useSearch({ from: '/monitoring-rounds/$roundId/change' });
  const navigate = useNavigate({ from: '/monitoring-rounds/$roundId/change' });
  const round = useRound(roundId);
  const others = (useRoundPages({}).data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id, state }) => id !== roundId && state !== 'DRAFT',
  );
  const beside =
    search.beside ?? others.find(({ opensOn }) => round.data && opensOn < round.data.opensOn)?.id ?? others[0]?.id;
  const found = useChange(roundId, beside, search.place);
  const change = (next: ChangeSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  if (round.error && isMissing(round.error)) {
    return (
      <EmptyState page title={t('rounds.missingTitle')} text={t('rounds.missingText')}>
        <ButtonLink to="/monitoring-rounds">{t('rounds.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!round.data) return round.error ? <ProblemAlert error={round.error} /> : <Loading />;
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/monitoring-rounds/$roundId" params={{ roundId }} w="fit-content">
          {round.data.title}
        </AppLink>
        <PageTitle title={t('rounds.changeTitle')} />
        <Group gap="sm" align="flex-end" className="no-print">
          <NativeSelect
            label={t('rounds.beside')}
            value={beside ?? ''}
            onChange={(event) => change({ beside: event.currentTarget.value || undefined, measures: undefined })}
            data={others.map(({ id, title }) => ({ value: id, label: title }))}
            disabled={others.length === 0}
          />
          <PlaceSelect roundId={roundId} value={search.place} onChange={(place) => change({ place })} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void printPage()}
          >
            {t('common.print')}
          </Button>
        </Group>
      </Stack>
      {beside === undefined ? (
        <EmptyState title={t('rounds.alone')} text={t('rounds.aloneText')} />
      ) : found.error ? (
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Found change={found.data} search={search} onSearch={change} />
      ) : (
        <Loading />
      )}
    </Stack>
  );
}

type FoundProps = { change: MonitoringChange; search: ChangeSearch; onSearch: (next: ChangeSearch) => void };

function Found({ change, search, onSearch }: FoundProps) {
  const { t } = useTranslation();
  return (
    <>
      <Text>
        {t('rounds.matched', {
          count: change.schools,
          from: `${change.from.title} (${formatDay(change.from.opensOn)})`,
          to: `${change.to.title} (${formatDay(change.to.opensOn)})`,
        })}
      </Text>
      <ChangeChart items={change.items} />
      <ChangeTable items={change.items} onMeasures={(measures) => onSearch({ measures })} />
      <Text size="sm" className="quiet" maw={760}>
        {t('rounds.method')}
      </Text>
      <Suspense fallback={<Loading rows={3} />}>
        {search.measures && (
          <MeasuresEffect
            roundId={change.to.id}
            beside={change.from.id}
            item={change.items.find(({ indicatorId }) => indicatorId === search.measures)}
          />
        )}
        <SchoolChanges change={change} search={search} onSearch={onSearch} />
      </Suspense>
    </>
  );
}
