import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { useOrganization } from '../../shared/api/getOrganization';
import { useOrganizationPages } from '../../shared/api/listOrganizations';
import { isMissing } from '../../shared/api/problem';
import type { Organization } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { Aliases } from './Aliases';
import { Facts } from './Facts';
import { History } from './History';
import { OrganizationRows } from './OrganizationRows';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const CorrectDialog = lazyDialog(() => import('./CorrectDialog').then((found) => found.CorrectDialog));
const AddOrganization = lazyDialog(() => import('./AddOrganization').then((found) => found.AddOrganization));
const acts = () => withRareWords(() => import('./ActDialogs'));
const CloseDialog = lazyDialog(() => acts().then((found) => found.CloseDialog));
const MergeDialog = lazyDialog(() => acts().then((found) => found.MergeDialog));
const MoveDialog = lazyDialog(() => acts().then((found) => found.MoveDialog));
const RenameDialog = lazyDialog(() => acts().then((found) => found.RenameDialog));

type Props = { more: (organization: Organization) => ReactNode };

/** One organisation: its card, what is below it, its names and history; what other features know is given by the app. */
export function OrganizationPage({ more }: Props) {
  const { t } = useTranslation();
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  const found = useOrganization(organizationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('organizations.missingTitle')} text={t('organizations.missingText')}>
        <ButtonLink to="/organizations">{t('organizations.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded organization={found.data} more={more(found.data)} />;
}

function Loaded({ organization, more }: { organization: Organization; more: ReactNode }) {
  const { t } = useTranslation();
  const parent = useOrganization(organization.parentId ?? undefined).data;
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {parent && (
          <AppLink to="/organizations/$organizationId" params={{ organizationId: parent.id }} w="fit-content">
            {parent.name}
          </AppLink>
        )}
        <PageTitle title={organization.name} />
        <Text className="quiet">
          {[codeWord('organizationKind', organization.kind), organization.shortName].filter(Boolean).join(' · ')}
        </Text>
        <Actions key={organization.id} organization={organization} />
      </Stack>
      {organization.state !== 'ACTIVE' && <Ended organization={organization} />}
      <Facts organization={organization} />
      {more}
      {organization.childCount > 0 && (
        <section>
          <Title order={2}>{t('organizations.below')}</Title>
          <Children id={organization.id} />
        </section>
      )}
      <History organization={organization} />
      <Aliases organization={organization} />
    </Stack>
  );
}

/** It does not work any more; who goes on is one click away. */
function Ended({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const successor = useOrganization(organization.successorId ?? undefined).data;
  const since = organization.closedOn ? formatDay(organization.closedOn) : '';
  return (
    <Alert color="gray" title={t(`organization.ended.${organization.state as 'CLOSED' | 'MERGED'}`, { date: since })}>
      {successor && (
        <AppLink to="/organizations/$organizationId" params={{ organizationId: successor.id }}>
          {t('organization.goesOn', { name: successor.name })}
        </AppLink>
      )}
    </Alert>
  );
}

type Open = 'update' | 'addChild' | 'rename' | 'move' | 'merge' | 'close';

const BUTTONS: Open[] = ['update', 'addChild', 'rename', 'move', 'merge', 'close'];

/** What may be done with it; nothing is put under a school, though the server would take it. */
const offered = ({ allowedActions, kind }: Organization) =>
  BUTTONS.filter((action) => allowedActions.includes(action) && (action !== 'addChild' || kind !== 'SCHOOL'));

function Actions({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const props = { organization, onClose: () => setOpen(null) };
  return (
    <Group gap="xs" className="no-print">
      {offered(organization).map((action) => (
        <Button key={action} size="xs" variant="default" onClick={() => setOpen(action)}>
          {t(`organization.do.${action}`)}
        </Button>
      ))}
      {organization.allowedActions.includes('importOrganizations') && organization.kind !== 'SCHOOL' && (
        <ButtonLink size="xs" variant="default" to="/organizations/import" search={{ parent: organization.id }}>
          {t('organization.importList')}
        </ButtonLink>
      )}
      <HistoryButton entity="organization" entityId={organization.id} />
      {open === 'update' && <CorrectDialog {...props} />}
      {open === 'addChild' && <AddOrganization parent={organization} onClose={props.onClose} />}
      {open === 'rename' && <RenameDialog {...props} />}
      {open === 'move' && <MoveDialog {...props} />}
      {open === 'merge' && <MergeDialog {...props} />}
      {open === 'close' && <CloseDialog {...props} />}
    </Group>
  );
}

function Children({ id }: { id: string }) {
  const pages = useOrganizationPages({ parent: id });
  return (
    <Pages pages={pages} empty={null}>
      {(items) => <OrganizationRows items={items} />}
    </Pages>
  );
}
