import { NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import { today } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { useBeginCopies, useCopyPreview } from '../api/copies';
import { useProgrammes } from '../api/listProgrammes';
import { useCopy, type CopySource } from '../api/templates';
import { PeriodFields, type Days } from '../PeriodFields';
import { isWhole, periodsAround, yearLater } from '../periods';
import { ShiftPreview } from './ShiftPreview';

export type Copied = CopySource & { title: string; organizationId: string; periodStart: string; periodEnd: string };
type For = 'one' | 'subtree' | 'schools';
type Props = { source: Copied; onClose: () => void };

/** A plan for another year: for one organisation, with the plans below that adopted it, or for all schools of a programme. */
export default function CopyDialog({ source, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [whom, setWhom] = useState<For>('one');
  const [organizationId, setOrganizationId] = useState<string | null>(
    source.kind === 'roadmap' ? source.organizationId : null,
  );
  const [days, setDays] = useState<Days>(() => yearLater({ start: source.periodStart, end: source.periodEnd }));
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [programmeId, setProgrammeId] = useState('');
  const [cohort, setCohort] = useState('');
  const period = isWhole(days) ? days : null;
  const proposed = useCopyPreview(source, period).data?.title;
  const title = typedTitle ?? proposed ?? '';
  const copy = useCopy(source);
  const begin = useBeginCopies();
  const year = /^\d{4}$/.test(cohort) ? Number(cohort) : null;
  const ready =
    period !== null &&
    (whom !== 'one' || organizationId !== null) &&
    (whom !== 'schools' || (programmeId !== '' && (cohort === '' || year !== null)));
  const send = () => {
    if (!period) return;
    const shared = {
      title: title.trim() === '' || title === proposed ? null : title.trim(),
      periodStart: period.start,
      periodEnd: period.end,
    };
    if (whom === 'one') {
      return copy.mutate(
        { ...shared, organizationId },
        {
          onSuccess: ({ id }) => void navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: id }, search: {} }),
        },
      );
    }
    const what = source.kind === 'roadmap' ? { roadmapId: source.id } : { templateId: source.id };
    const many = whom === 'schools' ? { programmeId, cohortYear: year } : {};
    begin.mutate(
      { ...what, ...shared, ...many },
      { onSuccess: ({ id }) => void navigate({ to: '/roadmaps/copies/$copyId', params: { copyId: id } }) },
    );
  };
  const error = copy.error ?? begin.error;
  const choices: For[] = source.kind === 'roadmap' ? ['one', 'subtree', 'schools'] : ['one', 'schools'];
  return (
    <FormDialog
      title={t(source.kind === 'roadmap' ? 'copies.title' : 'copies.fromTemplate')}
      action={t(whom === 'one' ? 'copies.make' : 'copies.begin')}
      busy={copy.isPending || begin.isPending}
      error={error}
      ready={ready}
      onSubmit={send}
      onClose={onClose}
    >
      <Text className="verbatim quiet">{source.title}</Text>
      <Radio.Group label={t('copies.for')} value={whom} onChange={(value) => setWhom(value as For)}>
        <Stack gap="xs" mt="xs">
          {choices.map((one) => (
            <Radio key={one} value={one} label={t(`copies.whom.${one}`)} description={t(`copies.whomHint.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {whom === 'one' && (
        <OrganizationSelect
          label={t('roadmaps.organization')}
          value={organizationId}
          onChange={setOrganizationId}
          action="importRoadmap"
          required
          error={fieldError(error, '/organizationId')}
        />
      )}
      {whom === 'schools' && (
        <ProgrammeFields
          programmeId={programmeId}
          onProgramme={setProgrammeId}
          cohort={cohort}
          onCohort={setCohort}
          wrong={cohort !== '' && year === null}
        />
      )}
      <PeriodFields
        label={t('copies.period')}
        value={days}
        onChange={setDays}
        choices={periodsAround(source.periodEnd > today() ? source.periodEnd : today())}
      />
      <Textarea
        label={t('roadmaps.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
      />
      {period && <ShiftPreview source={source} period={period} />}
    </FormDialog>
  );
}

type ProgrammeProps = {
  programmeId: string;
  onProgramme: (id: string) => void;
  cohort: string;
  onCohort: (year: string) => void;
  wrong: boolean;
};

function ProgrammeFields({ programmeId, onProgramme, cohort, onCohort, wrong }: ProgrammeProps) {
  const { t } = useTranslation();
  const programmes = useProgrammes();
  const items = programmes.data?.items ?? [];
  return (
    <>
      <NativeSelect
        label={t('draft.programme')}
        description={programmes.isSuccess && items.length === 0 ? t('copies.noProgrammes') : undefined}
        value={programmeId}
        onChange={(event) => onProgramme(event.currentTarget.value)}
        data={[
          { value: '', label: t('copies.chooseProgramme') },
          ...items.map((one) => ({ value: one.id, label: one.name })),
        ]}
        required
      />
      <TextInput
        label={t('draft.cohort')}
        description={t('draft.cohortHint')}
        inputMode="numeric"
        value={cohort}
        onChange={(event) => onCohort(event.currentTarget.value)}
        error={wrong ? t('draft.notYear') : undefined}
        maw={160}
      />
    </>
  );
}
