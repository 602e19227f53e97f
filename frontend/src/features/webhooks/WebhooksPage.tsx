import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Webhook } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { PageTitle } from '../../shared/ui/PageTitle';
import { Pages } from '../../shared/ui/Pages';
import { SearchField } from '../../shared/ui/SearchField';
import { useWebhooks } from './api/listWebhooks';
import { CreateWebhook } from './CreateWebhook';
import { SecretDialog, type Secret } from './SecretDialog';
import { WebhookDialog, type WebhookAction } from './WebhookDialog';
import { WebhookRows } from './WebhookRows';

/** The systems that are told what happens, and the ways to change that. */
export default function WebhooksPage() {
  const { t } = useTranslation();
  const { org } = useSearch({ from: '/administration/webhooks' });
  const [q, setQ] = useState<string | undefined>();
  const [creating, setCreating] = useState(false);
  const [acting, setActing] = useState<{ webhook: Webhook; action: WebhookAction } | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const pages = useWebhooks(q);
  const some = pages.data?.pages.some((page) => page.items.length > 0) ?? false;
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
      {t('webhooks.add')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <PageTitle title={t('administration.webhooks')} />
        {some && add}
      </Group>
      <Text className="quiet" maw={760}>
        {t('webhooks.lead')}
      </Text>
      {(some || q) && (
        <Group>
          <SearchField label={t('webhooks.search')} value={q} onChange={setQ} />
        </Group>
      )}
      <Pages
        pages={pages}
        empty={
          <EmptyState
            title={q ? t('common.nothingFound') : t('webhooks.emptyTitle')}
            text={q ? t('webhooks.nothingHint') : t('webhooks.emptyText')}
          >
            {add}
          </EmptyState>
        }
      >
        {(items) => <WebhookRows items={items} onAction={(webhook, action) => setActing({ webhook, action })} />}
      </Pages>
      {creating && <CreateWebhook organization={org ?? null} onMade={setSecret} onClose={() => setCreating(false)} />}
      {acting && <WebhookDialog {...acting} onMade={setSecret} onClose={() => setActing(null)} />}
      {secret && <SecretDialog {...secret} onClose={() => setSecret(null)} />}
    </Stack>
  );
}
