import { Stack } from '@mantine/core';
import { useState } from 'react';
import { currentState } from '../../shared/api/problem';
import type { Webhook } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { StaleNotice } from '../../shared/ui/StaleNotice';
import { useUpdateWebhook } from './api/updateWebhook';
import { eventWord } from './events';
import { isWhole, WebhookFields, type Form } from './WebhookFields';

const formOf = ({ name, url, eventTypes }: Webhook): Form => ({ name, url, eventTypes });

/** Name, address and events; what is on its way already goes to the new address. */
export function EditWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(webhook));
  const update = useUpdateWebhook(webhook.id);
  const current = currentState<Webhook>(update.error);
  const save = (version: number) =>
    update.mutate({ version, body: { ...form, name: form.name.trim(), url: form.url.trim() } }, { onSuccess: onClose });
  const rows = (state: Form) => ({
    [t('webhooks.name')]: state.name,
    [t('webhooks.url')]: state.url,
    [t('webhooks.events')]: state.eventTypes.map(eventWord).sort().join(', '),
  });
  const title = t('webhooks.editTitle', { name: webhook.name });
  if (current) {
    return (
      <Dialog title={title} onClose={onClose}>
        <Stack>
          <StaleNotice
            mine={rows(form)}
            theirs={rows(formOf(current))}
            busy={update.isPending}
            onTakeTheirs={onClose}
            onKeepMine={() => save(current.version)}
          />
        </Stack>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={title}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={isWhole(form)}
      onSubmit={() => save(webhook.version)}
      onClose={onClose}
    >
      <WebhookFields form={form} onChange={setForm} error={update.error} />
    </FormDialog>
  );
}
