import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ApiClient } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { ApiClientDialog, type ApiClientAction } from './ApiClientDialog';
import { ApiClientRows } from './ApiClientRows';
import { useApiClients } from './api/listApiClients';
import { CreateApiClient } from './CreateApiClient';
import { SecretDialog, type Secret } from './SecretDialog';

/** The systems that exchange data with Opora: what they may do, when they last did, and the ways to change that. */
export default function ApiClientsPage() {
  const { t } = useTranslation();
  const { q, org } = useSearch({ from: '/administration/api-clients' });
  const navigate = useNavigate({ from: '/administration/api-clients' });
  const [creating, setCreating] = useState(false);
  const [acting, setActing] = useState<{ client: ApiClient; action: ApiClientAction } | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const pages = useApiClients({ q, organization: org });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      {t('apiClients.add')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <PageTitle title={t('administration.apiClients')} />
        {items.length > 0 && add}
      </Group>
      <Text className="quiet" maw={760}>
        {t('apiClients.lead')}
      </Text>
      {(items.length > 0 || q) && (
        <Group>
          <SearchField
            label={t('apiClients.search')}
            value={q}
            onChange={(next) => void navigate({ search: (old) => ({ ...old, q: next }), replace: true })}
          />
        </Group>
      )}
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading rows={3} />}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState
          title={q || org ? t('common.nothingFound') : t('apiClients.emptyTitle')}
          text={q || org ? t('apiClients.nothingHint') : t('apiClients.emptyText')}
        >
          {add}
        </EmptyState>
      )}
      {items.length > 0 && <ApiClientRows items={items} onAction={(client, action) => setActing({ client, action })} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
      {creating && <CreateApiClient organization={org ?? null} onMade={setSecret} onClose={() => setCreating(false)} />}
      {acting && <ApiClientDialog {...acting} onMade={setSecret} onClose={() => setActing(null)} />}
      {secret && <SecretDialog {...secret} onClose={() => setSecret(null)} />}
    </Stack>
  );
}
