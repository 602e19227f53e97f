import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { signOut } from '../../shared/session/session';
import { PageTitle } from '../../shared/ui/PageTitle';

/** Signed in, but no organisation has given this person a role. */
export default function NoMembership() {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <PageTitle title={t('membership.noMembershipTitle')} />
      <Text maw={560}>{t('membership.noMembershipText')}</Text>
      <Button variant="default" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Button>
    </Stack>
  );
}
