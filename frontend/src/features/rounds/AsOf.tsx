import { Text } from '@mantine/core';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';

/** Of which moment the numbers are, also on paper. */
export function AsOf({ at }: { at: number }) {
  const { t, i18n } = useTranslation();
  if (at === 0) return null;
  return (
    <Text size="sm" className="quiet">
      {t('rounds.asOf', { at: formatInstant(new Date(at).toISOString(), i18n.language) })}
    </Text>
  );
}
