import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Person } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useReturnPerson } from './api/returnPerson';
import { RoleList } from './RoleFields';
import { formOf, isComplete, newRole } from './roles';

/** Takes somebody back with new roles. */
export function ReturnDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(() => [newRole(1)]);
  const comeBack = useReturnPerson(person.id);
  return (
    <FormDialog
      title={t('people.returnTitle', { name: person.name })}
      action={t('people.return')}
      busy={comeBack.isPending}
      error={comeBack.error}
      ready={roles.every(isComplete)}
      onClose={onClose}
      onSubmit={() => comeBack.mutate(roles.map(formOf), { onSuccess: onClose })}
    >
      <Text>{t('people.returnText')}</Text>
      <RoleList drafts={roles} onChange={setRoles} error={comeBack.error} />
    </FormDialog>
  );
}
