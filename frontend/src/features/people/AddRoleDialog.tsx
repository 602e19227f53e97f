import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Person } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCreateMembership } from './api/createMembership';
import { RoleFields } from './RoleFields';
import { formOf, isComplete, newRole } from './roles';

export function AddRoleDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => newRole(1));
  const create = useCreateMembership();
  return (
    <FormDialog
      title={t('people.addRoleTo', { name: person.name })}
      action={t('people.addRole')}
      busy={create.isPending}
      error={create.error}
      ready={isComplete(draft)}
      onClose={onClose}
      onSubmit={() => create.mutate({ ...formOf(draft), personId: person.id }, { onSuccess: onClose })}
    >
      <RoleFields draft={draft} onChange={setDraft} error={create.error} pointer="" />
    </FormDialog>
  );
}
