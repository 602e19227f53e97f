import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { SchoolEvent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { LaterDayField } from '../../shared/ui/laterFields';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useEventPages } from './api/events';
import { EVENT_KINDS, EVENT_STATES, meant } from './codes';
import { EventMark } from './marks';
import type { EventsSearch } from './search';
import { titleOf, whenOf } from './words';

const AddDialog = lazyDialog(() => import('./AddDialog').then((found) => found.AddDialog));

/** Events of own places and those that own schools are invited to, the latest first. */
export default function EventsPage() {
  const { t } = useTranslation();
  const mayWrite = usePermission('attendance:write');
  const search = meant(useSearch({ from: '/events' }));
  const [adding, setAdding] = useState(false);
  const pages = useEventPages(search);
  const narrowed = Object.values(search).some((one) => one !== undefined);
  const none = narrowed ? 'events.noneNarrowed' : mayWrite ? 'events.noneWriter' : 'events.none';
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('events.pageTitle')} />
        {mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)} className="no-print">
            {t('events.add')}
          </Button>
        )}
      </Group>
      <MonitoringTabs here="events" />
      <Narrowing search={search} />
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'events.countMore' : 'events.count', { count })}
        empty={<EmptyState title={t('common.nothingFound')} text={t(none)} />}
      >
        {(items) => <Rows items={items} />}
      </Pages>
      <ExportButton path="/api/v1/events" query={search} name={t('events.pageTitle')} />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Narrowing({ search }: { search: EventsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/events' });
  const change = (next: EventsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const { q, ...others } = search;
  const count = Object.values(others).filter((one) => one !== undefined).length;
  const reset = () => change({ kind: undefined, state: undefined, from: undefined, to: undefined, school: undefined });
  return (
    <Filters
      first={<SearchField label={t('events.search')} value={q} onChange={(typed) => change({ q: typed })} />}
      count={count}
      {...(count > 0 ? { onReset: reset } : {})}
    >
      <CodeSelect
        label={t('events.kind')}
        group="eventKind"
        codes={EVENT_KINDS}
        value={search.kind}
        onChange={(kind) => change({ kind })}
        any={t('events.anyKind')}
      />
      <CodeSelect
        label={t('events.state')}
        group="eventState"
        codes={EVENT_STATES}
        value={search.state}
        onChange={(state) => change({ state })}
        any={t('events.anyState')}
      />
      <LaterDayField
        label={t('events.from')}
        value={search.from ?? null}
        onChange={(from) => change({ from: from ?? undefined })}
      />
      <LaterDayField
        label={t('events.to')}
        value={search.to ?? null}
        onChange={(to) => change({ to: to ?? undefined })}
      />
      <OrganizationSelect
        label={t('events.invitedSchool')}
        kind="SCHOOL"
        value={search.school ?? null}
        onChange={(school) => change({ school: school ?? undefined })}
      />
    </Filters>
  );
}

function Rows({ items }: { items: SchoolEvent[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('events.title')}</th>
          <th role="columnheader">{t('events.when')}</th>
          <th role="columnheader">{t('events.kind')}</th>
          <th role="columnheader">{t('events.organizer')}</th>
          <th role="columnheader">{t('events.schoolsSaid')}</th>
          <th role="columnheader">{t('events.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/events/$eventId" params={{ eventId: one.id }}>
                {titleOf(one, i18n.language)}
              </AppLink>
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('events.when')}>
              {whenOf(one)}
            </td>
            <td role="cell" data-label={t('events.kind')}>
              {codeWord('eventKind', one.kind)}
            </td>
            <td role="cell" data-label={t('events.organizer')}>
              {one.organizer}
            </td>
            <td role="cell" data-label={t('events.schoolsSaid')}>
              {one.state === 'HELD'
                ? t('events.cameOf', { attended: one.attended, invited: one.invited })
                : one.invited > 0 && t('events.comeOf', { coming: one.coming, invited: one.invited })}
            </td>
            <td role="cell">
              <EventMark state={one.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
