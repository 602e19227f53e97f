import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useOwnOrganization } from '../../shared/api/getMe';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateRoadmap } from './api/createRoadmap';
import { PeriodFields, type Days } from './PeriodFields';
import { isWhole } from './periods';

/** An empty roadmap, to be written row by row. */
export default function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const own = useOwnOrganization();
  const organizationId = chosen ?? own?.id ?? null;
  const [title, setTitle] = useState('');
  const [goal, setGoal] = useState('');
  const [days, setDays] = useState<Days>({ start: null, end: null });
  const create = useCreateRoadmap();
  const send = () => {
    if (!organizationId || !isWhole(days)) return;
    create.mutate(
      { organizationId, title: title.trim(), goal: goal.trim() || null, periodStart: days.start, periodEnd: days.end },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: id }, search: { view: 'edit' } }),
      },
    );
  };
  return (
    <FormDialog
      title={t('draft.createTitle')}
      action={t('draft.create')}
      busy={create.isPending}
      error={create.error}
      ready={Boolean(organizationId) && title.trim() !== '' && isWhole(days)}
      onSubmit={send}
      onClose={onClose}
    >
      <OrganizationSelect
        label={t('roadmaps.organization')}
        value={organizationId}
        onChange={setChosen}
        action="importRoadmap"
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <Textarea
        label={t('roadmaps.title')}
        description={t('draft.titleHint')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <PeriodFields label={t('roadmaps.period')} value={days} onChange={setDays} />
      <Textarea
        label={t('roadmaps.goal')}
        value={goal}
        onChange={(event) => setGoal(event.currentTarget.value)}
        maxLength={10_000}
        autosize
        minRows={2}
      />
    </FormDialog>
  );
}
