import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { usePartnershipPages } from './api/listPartnerships';
import { PartnershipRows } from './PartnershipRows';
import { PARTNERSHIP_KINDS, PARTNERSHIP_STATES, type PartnershipsSearch } from './search';

const CreatePartnership = lazyDialog(() => import('./PartnershipDialogs').then((found) => found.CreatePartnership));

/** Pairs of schools: one helps the other. */
export default function PartnershipsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/partnerships' });
  const navigate = useNavigate({ from: '/partnerships' });
  const mayAdd = usePermission('partnerships:write');
  const [adding, setAdding] = useState(false);
  const { kind, state } = search;
  const filter = { kind, state, within: search.within ?? search.org };
  const pages = usePartnershipPages(filter);
  const change = (next: PartnershipsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const filtered = Boolean(kind || state || search.within);
  return (
    <Stack gap="md">
      <AppLink to="/programmes" w="fit-content">
        {t('nav.programmes')}
      </AppLink>
      <Group justify="space-between">
        <div>
          <PageTitle title={t('partnerships.title')} />
          <Text className="quiet">{t('partnerships.lead')}</Text>
        </div>
        {mayAdd && (
          <Button className="no-print" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('partnerships.add')}
          </Button>
        )}
      </Group>
      <Group gap="sm" align="flex-end" className="no-print">
        <CodeSelect
          label={t('partnerships.kind')}
          group="partnershipKind"
          codes={PARTNERSHIP_KINDS}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
          any={t('partnerships.anyKind')}
        />
        <CodeSelect
          label={t('partnerships.state')}
          group="partnershipState"
          codes={PARTNERSHIP_STATES}
          value={state}
          onChange={(chosen) => change({ state: chosen })}
          any={t('partnerships.anyState')}
        />
        <LaterOrganizationSelect
          label={t('partnerships.organization')}
          value={search.within ?? null}
          onChange={(within) => change({ within: within ?? undefined })}
        />
      </Group>
      <ExportButton path="/api/v1/partnerships" query={filter} name={t('partnerships.title')} />
      <Pages
        pages={pages}
        empty={
          filtered ? (
            <EmptyState title={t('common.nothingFound')} text={t('partnerships.nothingHint')} />
          ) : (
            <EmptyState title={t('partnerships.emptyTitle')} text={t('partnerships.emptyText')} />
          )
        }
      >
        {(items) => <PartnershipRows items={items} />}
      </Pages>
      {adding && <CreatePartnership organizationId={null} onClose={() => setAdding(false)} />}
    </Stack>
  );
}
