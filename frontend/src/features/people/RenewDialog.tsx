import { useTranslation } from '../../shared/i18n/i18n';
import type { Person } from '../../shared/api/types';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useInvitePerson } from './api/invitePerson';
import { InvitationDialog } from './InvitationDialog';

/** A new link: to come in for the first time, or to a new password. */
export function RenewDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const invite = useInvitePerson(person.id);
  if (invite.data) return <InvitationDialog person={person} invitation={invite.data} onClose={onClose} />;
  const first = person.state === 'INVITED';
  return (
    <ConfirmDialog
      title={t(first ? 'people.renewInvitation' : 'people.renewPassword')}
      text={t(first ? 'people.renewInvitationText' : 'people.renewPasswordText', { name: person.name })}
      action={t('people.makeLink')}
      busy={invite.isPending}
      error={invite.error}
      onConfirm={() => invite.mutate()}
      onClose={onClose}
    />
  );
}
