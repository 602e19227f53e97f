import { Group, NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { useProgrammes } from './api/courses';
import { FORMS, type Draft } from './draft';

type Props = { draft: Draft; onChange: (draft: Draft) => void; error: unknown };

/** What is said of a course, when it is added and when it is changed. */
export function CourseFields({ draft, onChange, error: failure }: Props) {
  const { t } = useTranslation();
  const programmes = useProgrammes().data?.items ?? [];
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const error = (pointer: string) => fieldError(failure, pointer);
  const number = (next: string | number) => (typeof next === 'number' ? next : null);
  return (
    <>
      <TextInput
        label={t('courses.name')}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={300}
        required
        error={error('/title')}
      />
      <TextInput
        label={t('courses.provider')}
        value={draft.provider}
        onChange={(event) => set({ provider: event.currentTarget.value })}
        maxLength={300}
        required
        error={error('/provider')}
      />
      <Group grow align="flex-start">
        <NumberInput
          label={t('courses.hours')}
          value={draft.hours ?? ''}
          onChange={(next) => set({ hours: number(next) })}
          min={1}
          max={2000}
          required
          error={error('/hours')}
        />
        <CodeSelect
          label={t('courses.form')}
          group="courseForm"
          codes={FORMS}
          value={draft.form}
          onChange={(form) => form && set({ form })}
        />
      </Group>
      <Group grow align="flex-start">
        <DayField
          label={t('courses.begins')}
          value={draft.beginsOn}
          onChange={(beginsOn) => set({ beginsOn })}
          required
          error={error('/beginsOn')}
        />
        <DayField
          label={t('courses.ends')}
          value={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          required
          error={error('/endsOn')}
        />
      </Group>
      <TagsInput
        label={t('courses.positions')}
        description={t('courses.positionsHint')}
        value={draft.positions}
        onChange={(positions) => set({ positions })}
        maxTags={20}
        splitChars={[';']}
        acceptValueOnBlur
        error={error('/positions')}
      />
      <NumberInput
        label={t('courses.places')}
        description={t('courses.placesHint')}
        value={draft.places ?? ''}
        onChange={(next) => set({ places: number(next) })}
        min={1}
        max={100000}
        error={error('/places')}
      />
      <NativeSelect
        label={t('courses.programme')}
        description={t('courses.programmeHint')}
        value={draft.programmeId ?? ''}
        onChange={(event) => set({ programmeId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('courses.noProgramme') },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={error('/programmeId')}
      />
      <TextInput
        label={t('courses.link')}
        value={draft.link}
        onChange={(event) => set({ link: event.currentTarget.value })}
        maxLength={2000}
        error={error('/link')}
      />
      <Textarea
        label={t('courses.description')}
        value={draft.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        maxLength={5000}
        autosize
        minRows={2}
        maxRows={8}
        error={error('/description')}
      />
    </>
  );
}
