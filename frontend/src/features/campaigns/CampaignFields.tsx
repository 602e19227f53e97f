import { Loader, NativeSelect, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import { fieldError } from '../../shared/api/fieldError';
import { DayField } from '../../shared/ui/DayField';
import { useDebounced } from '../../shared/ui/useDebounced';
import { CountInput } from './CountInput';
import { RemindDaysField } from './RemindDaysField';
import { useProgrammes } from './api/listProgrammes';
import { useQuestionnaireMatches, useQuestionnaireTitle } from './api/questionnaires';

export type Facts = {
  title: string;
  questionnaireId: string | null;
  programmeId: string | null;
  opensOn: string | null;
  closesOn: string | null;
  graceDays: number;
  /** Null: what is typed is no list of days. */
  remindDays: number[] | null;
  anonymous: boolean;
  contact: string;
};

export const isReady = (facts: Facts) =>
  facts.title.trim() !== '' &&
  facts.questionnaireId !== null &&
  facts.opensOn !== null &&
  facts.closesOn !== null &&
  !Number.isNaN(facts.graceDays) &&
  facts.remindDays !== null;

type Props = { facts: Facts; onChange: (facts: Facts) => void; error: unknown };

/** What is asked: the questionnaire, a title, whom respondents may ask. */
export function WhatFields({ facts, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <QuestionnaireSelect
        value={facts.questionnaireId}
        onChange={(questionnaireId, title) =>
          onChange({ ...facts, questionnaireId, title: facts.title === '' ? (title ?? '') : facts.title })
        }
        error={fieldError(error, '/questionnaireId')}
      />
      <TextInput
        label={t('campaigns.title')}
        description={t('campaigns.titleHint')}
        value={facts.title}
        onChange={(event) => onChange({ ...facts, title: event.currentTarget.value })}
        maxLength={500}
        required
        error={fieldError(error, '/title')}
      />
      <TextInput
        label={t('campaigns.contact')}
        description={t('campaigns.contactHint')}
        value={facts.contact}
        onChange={(event) => onChange({ ...facts, contact: event.currentTarget.value })}
        maxLength={500}
        error={fieldError(error, '/contact')}
      />
    </>
  );
}

/** When and how: the window, the days of grace, with names or without, whose schools. */
export function HowFields({ facts, onChange, error }: Props) {
  const { t } = useTranslation();
  const programmes = useProgrammes().data?.items ?? [];
  return (
    <>
      <div className="side-by-side">
        <DayField
          label={t('campaigns.opensOn')}
          value={facts.opensOn}
          onChange={(opensOn) => onChange({ ...facts, opensOn })}
          required
          error={fieldError(error, '/opensOn')}
        />
        <DayField
          label={t('campaigns.closesOn')}
          value={facts.closesOn}
          onChange={(closesOn) => onChange({ ...facts, closesOn })}
          required
          error={fieldError(error, '/closesOn')}
        />
        <CountInput
          label={t('campaigns.graceDays')}
          value={facts.graceDays}
          onChange={(days) => onChange({ ...facts, graceDays: days ?? 0 })}
          maxLength={2}
          error={fieldError(error, '/graceDays')}
        />
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('campaigns.graceHint')}
      </p>
      <RemindDaysField
        value={facts.remindDays}
        onChange={(remindDays) => onChange({ ...facts, remindDays })}
        error={error}
      />
      <Radio.Group
        label={t('campaigns.names')}
        value={facts.anonymous ? 'no' : 'yes'}
        onChange={(way) => onChange({ ...facts, anonymous: way === 'no' })}
        error={fieldError(error, '/anonymous')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="no" label={t('campaigns.anonymous')} description={t('campaigns.anonymousHint')} />
          <Radio value="yes" label={t('campaigns.named')} description={t('campaigns.namedHint')} />
        </Stack>
      </Radio.Group>
      <NativeSelect
        label={t('campaigns.programme')}
        description={t('campaigns.programmeHint')}
        value={facts.programmeId ?? ''}
        onChange={(event) => onChange({ ...facts, programmeId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('campaigns.noProgramme') },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={fieldError(error, '/programmeId')}
      />
    </>
  );
}

type SelectProps = {
  value: string | null;
  onChange: (id: string | null, title: string | undefined) => void;
  error: string | undefined;
};

function QuestionnaireSelect({ value, onChange, error }: SelectProps) {
  const { t, i18n } = useTranslation();
  const titleOf = (one: { title: string; titleEn: string | null }) => inEnglish(one.title, one.titleEn, i18n.language);
  const [typed, setTyped] = useState('');
  const chosen = useQuestionnaireTitle(value).data;
  const settled = useDebounced(chosen && typed === titleOf(chosen) ? '' : typed);
  const found = useQuestionnaireMatches(settled || undefined);
  const sound = found.data?.items ?? [];
  const options = chosen && !sound.some((one) => one.id === chosen.id) ? [chosen, ...sound] : sound;
  return (
    <Select
      label={t('campaigns.questionnaire')}
      description={t('campaigns.questionnaireHint')}
      value={value}
      onChange={(id) => onChange(id, options.filter((one) => one.id === id).map(titleOf)[0])}
      data={options.map((one) => ({ value: one.id, label: titleOf(one) }))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('common.nothingFound')}
      rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
      required
      error={error}
    />
  );
}
