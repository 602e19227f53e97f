import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Membership } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCreateMembership } from './api/createMembership';
import { PersonSelect } from '../../shared/people/PersonSelect';
import { PeriodFields } from './PeriodFields';
import { formOf, isComplete, newRole } from './roles';

/** Gives a school whose curator left to another one. */
export function AssignDialog({ left, onClose }: { left: Membership; onClose: () => void }) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<string | null>(null);
  const [draft, setDraft] = useState({ ...newRole(0, left.organization.id), role: left.role });
  const create = useCreateMembership();
  return (
    <FormDialog
      title={t('people.assign')}
      action={t('people.assign')}
      busy={create.isPending}
      error={create.error}
      ready={personId !== null && isComplete(draft)}
      onClose={onClose}
      onSubmit={() => personId && create.mutate({ ...formOf(draft), personId }, { onSuccess: onClose })}
    >
      <Text>{t('people.assignText', { school: left.organization.name, name: left.personName })}</Text>
      <PersonSelect
        required
        label={t('people.newCurator')}
        value={personId}
        onChange={setPersonId}
        error={fieldError(create.error, '/personId')}
      />
      <PeriodFields
        value={draft}
        onChange={(next) => setDraft({ ...draft, ...next })}
        error={create.error}
        pointer=""
      />
    </FormDialog>
  );
}
