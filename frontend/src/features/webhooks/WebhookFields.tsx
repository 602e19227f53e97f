import { TextInput } from '@mantine/core';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { EventChoice } from './EventChoice';

export type Form = { name: string; url: string; eventTypes: string[] };

export const isWhole = ({ name, url, eventTypes }: Form) =>
  name.trim() !== '' && url.trim() !== '' && eventTypes.length > 0;

type Props = { form: Form; onChange: (form: Form) => void; error: unknown };

/** What is said of a subscription when it is made and when it is changed. */
export function WebhookFields({ form, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('webhooks.name')}
        description={t('webhooks.nameHint')}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
        error={fieldError(error, '/name')}
        maxLength={200}
        required
        data-autofocus
      />
      <TextInput
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        value={form.url}
        onChange={(event) => onChange({ ...form, url: event.currentTarget.value })}
        error={fieldError(error, '/url')}
        maxLength={2000}
        inputMode="url"
        required
      />
      <EventChoice
        value={form.eventTypes}
        onChange={(eventTypes) => onChange({ ...form, eventTypes })}
        error={fieldError(error, '/eventTypes')}
      />
    </>
  );
}
