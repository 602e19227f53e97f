import { Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { IdentificationRule } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateRule } from './api/identifications';
import { USUAL } from './definition';

type Props = { organizationId: string | null; from?: IdentificationRule; onClose: () => void };

/** A draft of a rule: the usual one, or as one that is there. */
export function RuleDialog({ organizationId, from, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [owner, setOwner] = useState(from?.organization.id ?? organizationId);
  const [name, setName] = useState(from?.name ?? '');
  const [source, setSource] = useState(from?.source ?? '');
  const create = useCreateRule();
  const submit = () => {
    if (!owner) return;
    create.mutate(
      {
        organizationId: owner,
        name: name.trim(),
        source: source.trim(),
        definition: from?.definition ?? USUAL,
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/identifications/rules/$ruleId', params: { ruleId: id } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('identifications.addRule')}
      action={t('identifications.create')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null && name.trim() !== '' && source.trim() !== ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('identifications.owner')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <TextInput
        label={t('identifications.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={300}
        required
        error={fieldError(create.error, '/name')}
      />
      <Textarea
        label={t('identifications.source')}
        description={t('identifications.sourceHint')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required
        error={fieldError(create.error, '/source')}
      />
    </FormDialog>
  );
}
