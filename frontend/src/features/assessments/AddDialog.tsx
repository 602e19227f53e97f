import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { today } from '../../shared/format/dates';
import { yearOf } from '../../shared/monitoring/figures';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateAssessment } from './api/assessments';
import { AssessmentFields } from './AssessmentFields';
import { changeOf, type Draft } from './draft';

const fresh = (): Draft => ({
  kind: 'VPR',
  subject: '',
  grade: null,
  year: yearOf(today()),
  heldOn: null,
  label: '',
  threshold: '',
});

/** One assessment by hand; files add those that they name. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [owner, setOwner] = useState<string | null>(null);
  const [draft, setDraft] = useState(fresh);
  const create = useCreateAssessment();
  const said = changeOf(draft);
  const submit = () => {
    if (!owner || !said) return;
    create.mutate(
      { organizationId: owner, ...said },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/assessments/$assessmentId', params: { assessmentId: id } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('assessments.add')}
      action={t('assessments.create')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null && said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('assessments.owner')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <AssessmentFields draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}
