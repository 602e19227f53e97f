import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useWebhookEventTypes } from './api/listWebhookEventTypes';
import { eventWord } from './events';

type Props = { value: string[]; onChange: (types: string[]) => void; error?: string };

/** The events as words; those the subscription has already stay to be seen. */
export function EventChoice({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const types = useWebhookEventTypes();
  if (types.error) return <ProblemAlert error={types.error} onRetry={() => void types.refetch()} />;
  if (!types.data) return <Loading rows={4} />;
  const all = [...types.data, ...value.filter((type) => !types.data.includes(type))];
  return (
    <Checkbox.Group
      label={t('webhooks.events')}
      description={t('webhooks.eventsHint')}
      value={value}
      onChange={onChange}
      error={error}
      withAsterisk
    >
      <Stack gap="xs" mt="xs">
        {all.map((type) => (
          <Checkbox key={type} value={type} label={eventWord(type)} description={<code>{type}</code>} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
