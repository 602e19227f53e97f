import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPresentation, IconPrinter } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Dashboard } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { printPage } from '../../shared/print/printing';
import { EmptyState } from '../../shared/ui/EmptyState';
import { Loading } from '../../shared/ui/Loading';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDashboard } from './api/dashboards';
import { Choices } from './Choices';
import classes from './Dashboard.module.css';
import { Figures } from './Figures';
import { HeatPart } from './HeatPart';
import { Months } from './Months';
import { dashboardSearch, type DashboardSearch } from './search';
import { Spread } from './Spread';
import { Tiles } from './Tiles';
import { Trend } from './Trend';

const Presentation = lazy(() => import('./Presentation'));

/** What a place looks at first: by role its own, and by choice any below it. */
export default function DashboardPage() {
  const { t, i18n } = useTranslation();
  const search = dashboardSearch(useLocation().search as Record<string, unknown>);
  const navigate = useNavigate();
  const found = useDashboard(search);
  const change = (next: DashboardSearch) =>
    void navigate({ to: '/dashboard', search: ((old: object) => ({ ...old, ...next })) as never, replace: true });
  const board = found.data;
  if (found.error)
    return (
      <Stack gap="md">
        <PageTitle title={t('dashboard.title')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
        {(search.place ?? search.round ?? search.indicator) && (
          <Text>
            <AppLink to="/dashboard" search={{} as never}>
              {t('dashboard.toMine')}
            </AppLink>
          </Text>
        )}
      </Stack>
    );
  if (!board)
    return (
      <Stack gap="md">
        <PageTitle title={t('dashboard.title')} />
        <Loading />
      </Stack>
    );
  const title = titleOf(board, t('dashboard.title'), t('dashboard.mine'));
  return (
    <Stack gap="lg" className={classes.page}>
      <Group justify="space-between" align="flex-start">
        <div>
          <PageTitle title={title} />
          <Text size="sm" className="quiet">
            {t('dashboard.asOf', { at: formatInstant(board.asOf, i18n.language) })}
          </Text>
        </div>
        <Group gap="xs" className="no-print">
          <ButtonLink
            variant="default"
            to="/risk-profiles"
            search={{ within: board.organization?.id, significance: 'HIGH' }}
          >
            {t('dashboard.highRisks')}
          </ButtonLink>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => void printPage()}
          >
            {t('dashboard.print')}
          </Button>
          <Button leftSection={<IconPresentation size={18} aria-hidden />} onClick={() => change({ show: true })}>
            {t('dashboard.present')}
          </Button>
        </Group>
      </Group>
      <Choices board={board} search={search} change={change} />
      <Figures board={board} />
      {board.rounds.length === 0 && <EmptyState title={t('dashboard.noRound')} text={t('dashboard.noRoundText')} />}
      <Tiles board={board} chosen={search.figure} onChoose={(figure) => change({ figure })} />
      <Trend board={board} />
      <Spread board={board} />
      <Months board={board} />
      <HeatPart board={board} place={search.place} group={search.group} />
      {search.show && (
        <Suspense>
          <Presentation
            board={board}
            title={title}
            search={search}
            onChoose={(figure) => change({ figure })}
            onClose={() => change({ show: undefined })}
          />
        </Suspense>
      )}
    </Stack>
  );
}

const titleOf = (board: Dashboard, word: string, mine: string) => `${word}: ${board.organization?.name ?? mine}`;
