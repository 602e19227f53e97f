import { Button, Stack, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { PageTitle } from '../../shared/ui/PageTitle';

/** A page that broke: the frame stays, the rest of the product goes on. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start" role="alert">
      <PageTitle title={t('shell.brokenTitle')} />
      <Text>{t('shell.brokenText')}</Text>
      <Text size="xs" className="quiet verbatim">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <Button
        onClick={() => {
          reset();
          window.location.reload();
        }}
      >
        {t('common.retry')}
      </Button>
    </Stack>
  );
}
