import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';

/** The server did not tell how to sign in. */
export function ServerAway() {
  const { t } = useTranslation();
  return (
    <Center component="main" h="100vh" p="md">
      <Stack maw={460}>
        <Title order={1}>{t('session.awayTitle')}</Title>
        <Text>{t('session.awayText')}</Text>
        <Button onClick={() => window.location.reload()} w="fit-content">
          {t('common.retry')}
        </Button>
      </Stack>
    </Center>
  );
}
