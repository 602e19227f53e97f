import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { signOut } from '../../shared/session/session';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAcceptInvitation } from './api/acceptInvitation';

/** Signed in and not known yet, with an invitation in hand. A link alone ties nobody: the person says so. */
export default function Invited({ code }: { code: string }) {
  const { t } = useTranslation();
  const accept = useAcceptInvitation();
  // From the beginning: everything that was loaded belonged to a stranger.
  const enter = () => accept.mutate(code, { onSuccess: () => window.location.replace('/') });
  return (
    <Stack align="flex-start" maw={560}>
      <PageTitle title={t('membership.invitedTitle')} />
      <Text>{t('membership.invitedText')}</Text>
      {accept.error && <ProblemAlert error={accept.error} />}
      <Group>
        <Button onClick={enter} loading={accept.isPending || accept.isSuccess}>
          {t('membership.invitedAccept')}
        </Button>
        <Button variant="default" onClick={() => void signOut()}>
          {t('membership.invitedOther')}
        </Button>
      </Group>
    </Stack>
  );
}
