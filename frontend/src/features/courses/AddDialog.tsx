import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useOwnOrganization } from '../../shared/api/getMe';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateCourse } from './api/courses';
import { CourseFields } from './CourseFields';
import { contentOf, fresh } from './draft';

/** A course as a draft: schools see it when it is announced. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = useOwnOrganization();
  // An institute or a centre stands beside the schools: its courses are for those of whom it works for.
  const beside = home !== null && !['REGION', 'MUNICIPALITY', 'SCHOOL'].includes(home.kind);
  const own = (beside ? home.parentId : home?.kind === 'SCHOOL' ? null : home?.id) ?? null;
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const owner = chosen === undefined ? own : chosen;
  const [draft, setDraft] = useState(() => fresh(beside ? home.name : ''));
  const create = useCreateCourse();
  const said = contentOf(draft);
  const submit = () => {
    if (!owner || !said) return;
    create.mutate(
      { organizationId: owner, ...said },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/courses/$courseId', params: { courseId: id } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('courses.add')}
      action={t('courses.create')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null && said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('courses.owner')}
        value={owner}
        onChange={setChosen}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <CourseFields draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}
