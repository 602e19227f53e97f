import { TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { PersonFacts } from './api/updatePerson';

export type ContactDraft = { name: string; email: string; phone: string; position: string };

export const factsOf = (draft: ContactDraft): PersonFacts => ({
  name: draft.name.trim(),
  email: draft.email.trim() || null,
  phone: draft.phone.trim() || null,
  position: draft.position.trim() || null,
});

type Props = { draft: ContactDraft; onChange: (next: ContactDraft) => void; error: unknown };

/** Who the person is and how to reach them. */
export function ContactFields({ draft, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('people.name')}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        maxLength={300}
        required
        data-autofocus
        error={fieldError(error, '/name')}
      />
      <TextInput
        label={t('people.position')}
        value={draft.position}
        onChange={(event) => onChange({ ...draft, position: event.currentTarget.value })}
        maxLength={300}
        error={fieldError(error, '/position')}
      />
      <TextInput
        label={t('people.email')}
        description={t('people.emailHint')}
        type="email"
        autoComplete="off"
        value={draft.email}
        onChange={(event) => onChange({ ...draft, email: event.currentTarget.value })}
        maxLength={254}
        error={fieldError(error, '/email')}
      />
      <TextInput
        label={t('people.phone')}
        type="tel"
        autoComplete="off"
        value={draft.phone}
        onChange={(event) => onChange({ ...draft, phone: event.currentTarget.value })}
        maxLength={40}
        error={fieldError(error, '/phone')}
      />
    </>
  );
}
