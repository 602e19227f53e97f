import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Person } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdatePerson } from './api/updatePerson';
import { ContactFields, factsOf } from './ContactFields';

export function EditPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    name: person.name,
    email: person.email ?? '',
    phone: person.phone ?? '',
    position: person.position ?? '',
  });
  const update = useUpdatePerson(person);
  return (
    <FormDialog
      title={t('people.editTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={draft.name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => update.mutate(factsOf(draft), { onSuccess: onClose })}
    >
      <ContactFields draft={draft} onChange={setDraft} error={update.error} />
    </FormDialog>
  );
}
