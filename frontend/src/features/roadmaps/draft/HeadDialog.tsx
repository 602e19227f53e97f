import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currentState, isStale } from '../../../shared/api/problem';
import type { Roadmap } from '../../../shared/api/types';
import { formatPeriod } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { StaleNotice } from '../../../shared/ui/StaleNotice';
import { useProgrammes } from '../api/listProgrammes';
import { useUpdateRoadmap } from '../api/updateRoadmap';
import { PeriodFields, type Days } from '../PeriodFields';
import { isWhole } from '../periods';

type Head = { title: string; goal: string; days: Days; programmeId: string; cohortYear: string };

const headOf = (roadmap: Roadmap): Head => ({
  title: roadmap.title,
  goal: roadmap.goal ?? '',
  days: { start: roadmap.periodStart, end: roadmap.periodEnd },
  programmeId: roadmap.programmeId ?? '',
  cohortYear: roadmap.cohortYear === null ? '' : String(roadmap.cohortYear),
});

/** What stands above the table: the title, the goal, the period, and whose schools are meant. */
export function HeadDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [known, setKnown] = useState(roadmap);
  const [head, setHead] = useState(() => headOf(roadmap));
  const programmes = useProgrammes().data?.items ?? [];
  const programme = programmes.find((one) => one.id === head.programmeId);
  const update = useUpdateRoadmap(roadmap.id);
  const set = (part: Partial<Head>) => setHead((old) => ({ ...old, ...part }));
  const year = /^\d{4}$/.test(head.cohortYear) ? Number(head.cohortYear) : null;
  const send = () => {
    if (!isWhole(head.days)) return;
    const body = {
      title: head.title.trim(),
      goal: head.goal.trim() || null,
      periodStart: head.days.start,
      periodEnd: head.days.end,
      programmeId: head.programmeId || null,
      cohortYear: head.programmeId ? year : null,
    };
    update.mutate(
      { version: known.version, body },
      { onSuccess: onClose, onError: (error) => setKnown(currentState<Roadmap>(error) ?? known) },
    );
  };
  const otherDays = head.days.start !== known.periodStart || head.days.end !== known.periodEnd;
  const words = (of: Head) => ({
    [t('roadmaps.title')]: of.title.trim(),
    [t('roadmaps.goal')]: of.goal.trim(),
    [t('roadmaps.period')]: formatPeriod(of.days.start, of.days.end),
    [t('draft.programme')]: programmes.find((one) => one.id === of.programmeId)?.name ?? '',
    [t('draft.cohort')]: of.programmeId ? of.cohortYear : '',
  });
  const stale = isStale(update.error);
  return (
    <FormDialog
      title={t('draft.headTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={stale ? null : update.error}
      ready={head.title.trim() !== '' && isWhole(head.days) && !stale}
      onSubmit={send}
      onClose={onClose}
    >
      <Textarea
        label={t('roadmaps.title')}
        value={head.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={2000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <Textarea
        label={t('roadmaps.goal')}
        value={head.goal}
        onChange={(event) => set({ goal: event.currentTarget.value })}
        maxLength={10_000}
        autosize
        minRows={2}
      />
      <PeriodFields label={t('roadmaps.period')} value={head.days} onChange={(days) => set({ days })} />
      {otherDays && known.activityCount > 0 && <Text size="sm">{t('draft.readAnew')}</Text>}
      <NativeSelect
        label={t('draft.programme')}
        description={t('draft.programmeHint')}
        value={head.programmeId}
        onChange={(event) => set({ programmeId: event.currentTarget.value, cohortYear: '' })}
        data={[
          { value: '', label: t('draft.allSchools') },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      {programme && (
        <TextInput
          label={t('draft.cohort')}
          description={t('draft.cohortHint')}
          inputMode="numeric"
          value={head.cohortYear}
          onChange={(event) => set({ cohortYear: event.currentTarget.value })}
          error={head.cohortYear !== '' && year === null ? t('draft.notYear') : undefined}
          maw={160}
        />
      )}
      {stale && (
        <StaleNotice
          mine={words(head)}
          theirs={words(headOf(known))}
          busy={update.isPending}
          onTakeTheirs={onClose}
          onKeepMine={send}
        />
      )}
    </FormDialog>
  );
}
