import { Group, Stack, Text } from '@mantine/core';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '../../../shared/api/getMe';
import { useOrganization } from '../../../shared/api/getOrganization';
import type { ProgressRow } from '../../../shared/api/types';
import { formatDay, formatInstant } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { PrintButton } from '../../../shared/print/PrintButton';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { DayField } from '../../../shared/ui/DayField';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { ExportButton } from '../../../shared/ui/ExportButton';
import { Filters } from '../../../shared/ui/Filters';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { usePlansProgress } from '../api/getPlansProgress';
import { sorted } from './planOrder';
import { PLAN_SORTS, plansSearch, type PlansSearch } from './plansSearch';
import { ProgressRows, Totals } from './ProgressRows';

/** What the focus of every page says. */
type Focus = { org?: string; year?: number };

/** How far each roadmap of an organisation is: the own ones at first. */
export default function PlansPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return <Loading />;
  if (!me.data.permissions.includes('checkpoints:read')) {
    return <EmptyState page title={t('allPlans.title')} text={t('tasks.noRight')} />;
  }
  return <Plans own={me.data.memberships[0]?.organization.id} />;
}

function Plans({ own }: { own: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { org, year }: Focus = useSearch({ strict: false });
  const search = plansSearch(useLocation().search as Record<string, unknown>);
  const navigate = useNavigate();
  const change = (next: PlansSearch) =>
    void navigate({
      to: '/roadmaps/progress',
      search: ((old: object) => ({ ...old, ...next })) as never,
      replace: true,
      resetScroll: false,
    });
  const { asOf, sort = 'title' } = search;
  const owner = search.owner ?? org ?? own;
  const name = useOrganization(owner).data?.name;
  const plans = usePlansProgress(owner, { year, asOf });
  const filtered = [search.owner, asOf].filter(Boolean).length;
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <AppLink to="/control" w="fit-content" className="no-print">
          {t('control.title')}
        </AppLink>
        <PageTitle title={t('allPlans.title')} />
        <Text size="sm" className="quiet">
          {[
            name,
            year && String(year),
            asOf && `${t('figures.onDay')} ${formatDay(asOf)}`,
            plans.data && t('progress.asOf', { moment: formatInstant(plans.data.asOf, i18n.language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Stack>
      <Filters
        count={filtered}
        onReset={filtered ? () => change({ owner: undefined, asOf: undefined }) : undefined}
        first={
          <CodeSelect
            label={t('roadmaps.sort')}
            group="planSort"
            codes={PLAN_SORTS}
            value={sort}
            onChange={(next) => change({ sort: next === 'title' ? undefined : next })}
          />
        }
      >
        <OrganizationSelect
          label={t('allPlans.owner')}
          value={owner ?? null}
          onChange={(next) => change({ owner: next ?? undefined })}
        />
        <DayField
          label={t('figures.onDay')}
          value={asOf ?? null}
          onChange={(day) => change({ asOf: day ?? undefined })}
        />
      </Filters>
      {!owner && <EmptyState title={t('allPlans.whose')} text={t('allPlans.whoseText')} />}
      {plans.error && <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} />}
      {owner && plans.isPending && <Loading />}
      {plans.data?.items.length === 0 && <EmptyState title={t('allPlans.emptyTitle')} text={t('allPlans.emptyText')} />}
      {plans.data && plans.data.items.length > 0 && (
        <>
          {plans.data.total && <Totals counts={plans.data.total} to={null} />}
          <Group gap="sm" className="no-print">
            <ExportButton
              path="/api/v1/progress"
              query={{ organization: owner, year, asOf }}
              name={t('allPlans.title')}
            />
            <PrintButton />
          </Group>
          <ProgressRows
            items={sorted(plans.data.items, sort)}
            head={t('nav.roadmap')}
            lead={(row) => <PlanLink row={row} asOf={asOf} />}
            to={(row) => (asOf || !row.id ? null : { roadmap: row.id })}
          />
        </>
      )}
    </Stack>
  );
}

/** To the same figures part by part. */
function PlanLink({ row, asOf }: { row: ProgressRow; asOf: string | undefined }) {
  if (!row.id) return row.name;
  return (
    <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: row.id }} search={{ view: 'progress', asOf } as never}>
      {row.name}
    </AppLink>
  );
}
