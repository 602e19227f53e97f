import { Checkbox, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateQuestionnaire } from './api/createQuestionnaire';
import { emptyDefinition } from './builder/fresh';

/** A questionnaire from nothing: a title, one empty section. */
export function CreateDialog({ organizationId, onClose }: { organizationId: string | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [both, setBoth] = useState(false);
  const [owner, setOwner] = useState(organizationId);
  const create = useCreateQuestionnaire();
  const submit = () => {
    if (!owner) return;
    const first = i18n.language;
    const languages = both ? [first, first === 'ru' ? 'en' : 'ru'] : [first];
    const definition = emptyDefinition(languages, title.trim(), t('builder.firstSection'));
    create.mutate(
      { organizationId: owner, definition: definition as unknown as Record<string, unknown> },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/surveys/questionnaires/$questionnaireId', params: { questionnaireId: id } }),
      },
    );
  };
  return (
    <FormDialog
      title={t('questionnaires.addTitle')}
      action={t('questionnaires.begin')}
      busy={create.isPending}
      error={create.error}
      ready={title.trim() !== '' && owner !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label={t('questionnaires.name')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
      />
      <OrganizationSelect
        label={t('questionnaires.whoseWill')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <Checkbox
        label={t('questionnaires.twoLanguages')}
        checked={both}
        onChange={(event) => setBoth(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
