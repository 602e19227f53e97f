import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateWebhook } from './api/createWebhook';
import type { Secret } from './SecretDialog';
import { isWhole, WebhookFields, type Form } from './WebhookFields';

type Props = { organization: string | null; onMade: (secret: Secret) => void; onClose: () => void };

/** Where it is told, what, and what happens where. */
export function CreateWebhook({ organization, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState<Form>({ name: '', url: 'https://', eventTypes: [] });
  const [place, setPlace] = useState(organization);
  const create = useCreateWebhook();
  const submit = () => {
    if (!place) return;
    create.mutate(
      { ...form, name: form.name.trim(), url: form.url.trim(), organizationId: place },
      {
        onSuccess: (made) => {
          onClose();
          onMade(made);
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('webhooks.add')}
      action={t('webhooks.create')}
      busy={create.isPending}
      error={create.error}
      ready={isWhole(form) && place !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganizationSelect
        label={t('webhooks.organization')}
        value={place}
        onChange={setPlace}
        error={fieldError(create.error, '/organizationId')}
        required
      />
      <WebhookFields form={form} onChange={setForm} error={create.error} />
    </FormDialog>
  );
}
