import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';

/** The place of rows that are on their way. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={34} animate={false} />
      ))}
    </Stack>
  );
}
