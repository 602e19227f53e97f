import { Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCircleCheck } from '@tabler/icons-react';
import type { Webhook } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark } from '../../shared/ui/StatusMark';

const MARKS = {
  ENABLED: { tone: 'green', Icon: IconCircleCheck },
  DISABLED: { tone: 'grey', Icon: IconBan },
  GIVEN_UP: { tone: 'red', Icon: IconAlertTriangle },
} as const;

export function WebhookStateMark({ webhook: { state, failingSince } }: { webhook: Webhook }) {
  const { t, i18n } = useTranslation();
  const { tone, Icon } = MARKS[state];
  return (
    <>
      <StatusMark tone={tone} icon={<Icon aria-hidden />}>
        {t(`webhooks.state.${state}`)}
      </StatusMark>
      {failingSince && (
        <Text size="sm" className="quiet">
          {t('webhooks.failing', { moment: formatInstant(failingSince, i18n.language) })}
        </Text>
      )}
    </>
  );
}
