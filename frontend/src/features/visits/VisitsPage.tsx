import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe, usePermission } from '../../shared/api/getMe';
import type { VisitSummary } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { DayField } from '../../shared/ui/DayField';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useVisitPages } from './api/visits';
import { VISIT_KINDS, VISIT_STATES, visitsFilter } from './codes';
import { VisitMark } from './marks';
import type { VisitsSearch } from './search';
import { VisitTabs } from './VisitTabs';
import { Waiting } from './Waiting';

const PlanDialog = lazyDialog(() => import('./PlanDialog').then((found) => found.PlanDialog));

const NO_FILTERS: VisitsSearch = {
  q: undefined,
  visitor: undefined,
  state: undefined,
  kind: undefined,
  from: undefined,
  to: undefined,
  within: undefined,
};

/** Visits to schools, the latest planned first; and what waits on this device. */
export default function VisitsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/visits' });
  const navigate = useNavigate({ from: '/visits' });
  const person = useMe().data?.id ?? '';
  const mayPlan = usePermission('visits:write');
  const [planning, setPlanning] = useState(false);
  const { q, visitor, state, kind, from, to } = visitsFilter(search);
  const filter = { q, visitor, state, kind, from, to, within: search.within ?? search.org };
  const pages = useVisitPages(filter);
  const change = (next: VisitsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const count = [visitor, state, kind, from, to, search.within].filter(Boolean).length;
  const narrowed = count > 0 || q !== undefined;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('visits.title')} />
        {mayPlan && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setPlanning(true)}>
            {t('visits.plan')}
          </Button>
        )}
      </Group>
      <VisitTabs here="visits" />
      <Waiting person={person} />
      <Filters
        count={count}
        first={<SearchField label={t('visits.search')} value={q} onChange={(text) => change({ q: text })} />}
        onReset={narrowed ? () => change(NO_FILTERS) : undefined}
      >
        <CodeSelect
          label={t('visits.state')}
          group="visitState"
          codes={VISIT_STATES}
          value={state}
          onChange={(code) => change({ state: code })}
          any={t('visits.anyState')}
        />
        <CodeSelect
          label={t('visits.kind')}
          group="visitKind"
          codes={VISIT_KINDS}
          value={kind}
          onChange={(code) => change({ kind: code })}
          any={t('visits.anyKind')}
        />
        <DayField
          label={t('visits.from')}
          value={from ?? null}
          onChange={(day) => change({ from: day ?? undefined })}
        />
        <DayField label={t('visits.to')} value={to ?? null} onChange={(day) => change({ to: day ?? undefined })} />
        {mayPlan && (
          <Checkbox
            label={t('visits.onlyMine')}
            checked={visitor === 'ME'}
            onChange={(event) => change({ visitor: event.currentTarget.checked ? 'ME' : undefined })}
            mb={8}
          />
        )}
        <ExportButton path="/api/v1/visits" query={filter} name={t('visits.title')} />
      </Filters>
      <Pages
        pages={pages}
        count={(shown, more) => t(more ? 'visits.countMore' : 'visits.count', { count: shown })}
        empty={
          <EmptyState
            title={t('visits.emptyTitle')}
            text={t(narrowed ? 'visits.nothing' : mayPlan ? 'visits.emptyPlan' : 'visits.emptyRead')}
          />
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
      {planning && (
        <PlanDialog
          onClose={() => setPlanning(false)}
          onPlanned={(id) => void navigate({ to: '/visits/$visitId', params: { visitId: id } })}
        />
      )}
    </Stack>
  );
}

function Rows({ items }: { items: VisitSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('visits.purpose')}</th>
          <th role="columnheader">{t('visits.school')}</th>
          <th role="columnheader">{t('visits.when')}</th>
          <th role="columnheader">{t('visits.visitor')}</th>
          <th role="columnheader">{t('visits.state')}</th>
          <th role="columnheader">{t('visits.advice')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/visits/$visitId" params={{ visitId: one.id }}>
                {one.purpose}
              </AppLink>
            </td>
            <td role="cell" data-label={t('visits.school')}>
              {one.organization.name}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('visits.when')}>
              {[formatDay(one.plannedOn), one.plannedAt].filter(Boolean).join(', ')} · {codeWord('visitKind', one.kind)}
            </td>
            <td role="cell" data-label={t('visits.visitor')}>
              {one.visitor.name}
            </td>
            <td role="cell">
              <VisitMark state={one.state} />
            </td>
            <td role="cell" data-label={one.recommendations > 0 ? t('visits.advice') : undefined}>
              {one.recommendations > 0 && t('visits.adviceOpen', { open: one.open, all: one.recommendations })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
