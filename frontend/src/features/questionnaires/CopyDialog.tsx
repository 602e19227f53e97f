import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateQuestionnaire } from './api/createQuestionnaire';

type Props = {
  source: { copyOf: string } | { readyMade: string };
  title: string;
  organizationId: string | null;
  onClose: () => void;
};

/** A questionnaire of one's own, begun as a copy of another one. */
export function CopyDialog({ source, title, organizationId, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [owner, setOwner] = useState(organizationId);
  const create = useCreateQuestionnaire();
  return (
    <FormDialog
      title={t('questionnaires.copyTitle')}
      action={t('questionnaires.copy')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null}
      onClose={onClose}
      onSubmit={() =>
        owner &&
        create.mutate(
          { organizationId: owner, ...source },
          {
            onSuccess: ({ id }) =>
              void navigate({ to: '/surveys/questionnaires/$questionnaireId', params: { questionnaireId: id } }),
          },
        )
      }
    >
      <Text>{t('questionnaires.copyText', { title })}</Text>
      <OrganizationSelect
        label={t('questionnaires.whoseWill')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
    </FormDialog>
  );
}
