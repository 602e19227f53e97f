import { Alert, Checkbox, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { openThings } from './openThings';

type Props = { error: unknown; agreed: boolean; onAgree: (agreed: boolean) => void };

const SHOWN = 10;

/** Names what is still open, and lets the person go on knowingly. */
export function OpenNotice({ error, agreed, onAgree }: Props) {
  const { t } = useTranslation();
  const open = openThings(error, formatDay);
  if (!open) return null;
  return (
    <Alert color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t(`roadmapDialog.${open.kind}`)}>
      <Stack gap="xs">
        <List size="sm">
          {open.lines.slice(0, SHOWN).map((line, index) => (
            <List.Item key={index}>{line}</List.Item>
          ))}
        </List>
        {open.lines.length > SHOWN && (
          <Text size="sm">{t('roadmapDialog.andMore', { count: open.lines.length - SHOWN })}</Text>
        )}
        <Checkbox
          checked={agreed}
          onChange={(event) => onAgree(event.currentTarget.checked)}
          label={t('roadmapDialog.goOn')}
        />
      </Stack>
    </Alert>
  );
}
