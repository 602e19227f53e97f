import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCreatePerson } from './api/createPerson';
import { ContactFields, factsOf } from './ContactFields';
import { InvitationDialog } from './InvitationDialog';
import { RoleList } from './RoleFields';
import { formOf, isComplete, newRole } from './roles';

type Props = { organizationId: string | null; onClose: () => void };

/** Adds somebody with all their roles at once; then shows whether the letter went or a link is to be handed over. */
export function InviteDialog({ organizationId, onClose }: Props) {
  const { t } = useTranslation();
  const [contact, setContact] = useState({ name: '', email: '', phone: '', position: '' });
  const [roles, setRoles] = useState(() => [newRole(1, organizationId)]);
  const create = useCreatePerson();
  if (create.data) {
    return <InvitationDialog person={create.data.person} invitation={create.data.invitation} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t('people.inviteTitle')}
      action={t('people.invite')}
      busy={create.isPending}
      error={create.error}
      ready={contact.name.trim() !== '' && roles.every(isComplete)}
      onClose={onClose}
      onSubmit={() => create.mutate({ ...factsOf(contact), memberships: roles.map(formOf) })}
    >
      <ContactFields draft={contact} onChange={setContact} error={create.error} />
      <RoleList drafts={roles} onChange={setRoles} error={create.error} />
    </FormDialog>
  );
}
