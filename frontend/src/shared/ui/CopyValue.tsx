import { Group, Text } from '@mantine/core';
import { CopyButton } from './CopyButton';
import { useTranslation } from '../i18n/i18n';
import classes from './CopyValue.module.css';

/** A value that is taken elsewhere letter by letter: an address, a secret. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <code className={classes.value}>{value}</code>
      <Group gap="xs" mt={4}>
        <CopyButton text={value} label={`${t('common.copy')}: ${label}`} />
      </Group>
    </div>
  );
}
