import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconMailCheck, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Invitation, Person } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { CopyButton } from '../../shared/ui/CopyButton';
import { Dialog } from '../../shared/ui/Dialog';
import { ButtonLink } from '../../shared/ui/links';
import { InvitationSheet } from './InvitationSheet';

type Props = { person: Person; invitation: Invitation | null; onClose: () => void };

/** What became of an invitation: a letter is on its way, or the link is to be printed or sent by hand. */
export function InvitationDialog({ person, invitation, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('people.invitedTitle', { name: person.name })} onClose={onClose}>
      <Stack>
        {invitation ? (
          <Link person={person} invitation={invitation} />
        ) : (
          <Alert color="orange" title={t('people.noLinkTitle')}>
            {t('people.noLinkText')}
          </Alert>
        )}
        <Group justify="flex-end">
          <ButtonLink variant="default" to="/people/$personId" params={{ personId: person.id }} onClick={onClose}>
            {t('people.openCard')}
          </ButtonLink>
          <Button onClick={onClose}>{t('common.done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Link({ person, invitation }: { person: Person; invitation: Invitation }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {invitation.mailed ? (
        <Alert icon={<IconMailCheck aria-hidden />} title={t('people.mailedTitle')}>
          {t('people.mailedText', { email: person.email })}
        </Alert>
      ) : (
        <Alert color="orange" title={t('people.notMailedTitle')}>
          {t('people.notMailedText')}
        </Alert>
      )}
      <TextInput
        label={t('people.link')}
        description={t('people.linkHint', { date: formatInstant(invitation.expiresAt, i18n.language) })}
        value={invitation.link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group>
        <CopyButton text={invitation.link} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('people.printInvitation')}
        </Button>
      </Group>
      <Text size="sm" className="quiet">
        {t('people.linkOnce')}
      </Text>
      <InvitationSheet person={person} invitation={invitation} />
    </>
  );
}
