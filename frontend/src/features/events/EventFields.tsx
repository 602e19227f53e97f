import { NativeSelect, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { useProgrammes } from './api/events';
import type { Draft } from './draft';
import { SchoolsField } from './SchoolsField';
import { EVENT_KINDS } from './codes';

type Props = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  error: unknown;
  /** Whether invitations are sent: then who is invited does not change. */
  announced?: boolean;
};

/** What is said of an event, when it is added and when it is changed. */
export function EventFields({ draft, onChange, error: failure, announced = false }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const text = (field: 'title' | 'titleEn' | 'organizer' | 'beginsAt' | 'endsAt' | 'venue' | 'link' | 'agenda') => ({
    label: t(`events.${field}`),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    error: fieldError(failure, `/${field}`),
  });
  return (
    <>
      <TextInput {...text('title')} maxLength={300} required />
      <TextInput {...text('titleEn')} maxLength={300} lang="en" />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CodeSelect
          label={t('events.kind')}
          group="eventKind"
          codes={EVENT_KINDS}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind })}
        />
        <DayField
          label={t('events.day')}
          value={draft.heldOn}
          onChange={(heldOn) => set({ heldOn })}
          required
          error={fieldError(failure, '/heldOn')}
        />
        <TextInput {...text('beginsAt')} type="time" required />
        <TextInput {...text('endsAt')} type="time" />
      </SimpleGrid>
      <TextInput {...text('venue')} description={t('events.venueHint')} maxLength={500} />
      <TextInput {...text('link')} maxLength={2000} type="url" />
      <TextInput {...text('organizer')} maxLength={300} required />
      <Textarea {...text('agenda')} maxLength={10000} autosize minRows={2} maxRows={10} />
      <TagsInput
        label={t('events.positions')}
        description={t('events.positionsHint')}
        value={draft.positions}
        onChange={(positions) => set({ positions })}
        maxTags={20}
        splitChars={[';']}
        acceptValueOnBlur
        error={fieldError(failure, '/positions')}
      />
      {!announced && <Inviting draft={draft} set={set} failure={failure} />}
    </>
  );
}

function Inviting({ draft, set, failure }: { draft: Draft; set: (part: Partial<Draft>) => void; failure: unknown }) {
  const { t } = useTranslation();
  const programmes = useProgrammes().data?.items ?? [];
  const at = draft.schools.findIndex((_, index) => fieldError(failure, `/schools/${index}`));
  return (
    <>
      <NativeSelect
        label={t('events.programme')}
        value={draft.programmeId ?? ''}
        onChange={(event) => set({ programmeId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('events.noProgramme') },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={fieldError(failure, '/programmeId')}
      />
      <SchoolsField
        value={draft.schools}
        onChange={(schools) => set({ schools })}
        error={at >= 0 ? t('events.schoolsElsewhere') : fieldError(failure, '/schools')}
      />
    </>
  );
}
