import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganization } from '../../shared/api/getOrganization';
import { useOrganizationPages } from '../../shared/api/listOrganizations';
import { usePermission } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { Organization } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { AddOrganization, RenameOrganization } from './OrganizationDialogs';
import { OrganizationRows } from './OrganizationRows';
import { PeopleOf } from './PeopleOf';

/** One organisation: its card, what is below it, its people; its roadmaps are given by the app. */
export function OrganizationPage({ roadmapsOf }: { roadmapsOf: (organizationId: string) => ReactNode }) {
  const { t } = useTranslation();
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  const found = useOrganization(organizationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState title={t('organizations.missingTitle')} text={t('organizations.missingText')}>
        <ButtonLink to="/organizations">{t('organizations.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded organization={found.data} roadmaps={roadmapsOf(organizationId)} />;
}

function Loaded({ organization, roadmaps }: { organization: Organization; roadmaps: ReactNode }) {
  const { t } = useTranslation();
  const parent = useOrganization(organization.parentId ?? undefined).data;
  const maySeePeople = usePermission('people:read');
  const [dialog, setDialog] = useState<'rename' | 'add' | null>(null);
  const may = (action: string) => organization.allowedActions.includes(action as never);
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
          {[codeWord('organizationKind', organization.kind), organization.shortName, organization.timeZone]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Group gap="xs">
          {may('update') && (
            <Button size="xs" variant="default" onClick={() => setDialog('rename')}>
              {t('organizations.rename')}
            </Button>
          )}
          {may('addChild') && (
            <Button size="xs" variant="default" onClick={() => setDialog('add')}>
              {t('organizations.add')}
            </Button>
          )}
          <HistoryButton entity="organization" entityId={organization.id} />
        </Group>
      </Stack>
      {roadmaps}
      {organization.childCount > 0 && <Children organization={organization} />}
      {maySeePeople && <PeopleOf organizationId={organization.id} />}
      {dialog === 'rename' && <RenameOrganization organization={organization} onClose={() => setDialog(null)} />}
      {dialog === 'add' && <AddOrganization parent={organization} onClose={() => setDialog(null)} />}
    </Stack>
  );
}

function Children({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const pages = useOrganizationPages({ parent: organization.id });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <Title order={2}>{t('organizations.below')}</Title>
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending ? <Loading rows={3} /> : <OrganizationRows items={items} />}
      {pages.hasNextPage && (
        <Button mt="sm" variant="default" onClick={() => void pages.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
