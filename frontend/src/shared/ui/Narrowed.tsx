import { Button, Group, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';

/** Words: what is left of the list; onRemove: shows the rest too. */
export type Narrowing = { key: string; words: string; onRemove: () => void };

/** What a figure of another screen led to, in words, each to be taken away. */
export function Narrowed({ parts }: { parts: readonly Narrowing[] }) {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <Group gap="xs" className="no-print">
      <Text size="sm" className="quiet">
        {t('common.only')}
      </Text>
      {parts.map(({ key, words, onRemove }) => (
        <Button
          key={key}
          size="compact-sm"
          variant="default"
          maw="min(100%, 420px)"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={t('common.without', { words })}
          onClick={onRemove}
        >
          {words}
        </Button>
      ))}
    </Group>
  );
}
