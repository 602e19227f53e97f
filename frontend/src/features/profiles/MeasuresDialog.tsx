import { Button, Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { RiskMeasure, RiskProfileFactor } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDraftRoadmaps, useMeasures, usePlan } from './api/profile';
import { factorName } from './figures';
import classes from './Profile.module.css';

type Props = { organizationId: string; factor: RiskProfileFactor; onClose: () => void };

/** By measure: its term, once it is chosen. */
type Chosen = Record<string, string>;
type Own = { title: string; termText: string };

/** What is done against a risk: measures of the catalogue and own ones become rows of a draft roadmap of the school. */
export function MeasuresDialog({ organizationId, factor, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const measures = useMeasures(factor.code);
  const drafts = useDraftRoadmaps(organizationId).data?.items ?? [];
  const [chosen, setChosen] = useState<Chosen>({});
  const [own, setOwn] = useState<Own[]>([]);
  const [roadmap, setRoadmap] = useState('');
  const plan = usePlan(organizationId);
  const catalogue = measures.data?.items ?? [];
  const rows = [
    ...catalogue
      .filter(({ id }) => id in chosen)
      .map(({ id, title, expectedResult, executors }) => ({
        ...{ title, expectedResult, executors },
        termText: chosen[id]!.trim(),
      })),
    ...own
      .filter(({ title, termText }) => title.trim() !== '' || termText.trim() !== '')
      .map(({ title, termText }) => ({ title: title.trim(), termText: termText.trim() })),
  ];
  const ready = rows.length > 0 && rows.every(({ title, termText }) => title !== '' && termText !== '');
  const send = () =>
    plan.mutate(
      { factor: factor.code, measures: rows, ...(roadmap ? { roadmapId: roadmap } : {}) },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('measures.title', { factor: factorName(factor, i18n.language) })}
      action={rows.length > 0 ? t('measures.add', { count: rows.length }) : t('measures.addNone')}
      busy={plan.isPending}
      error={plan.error}
      ready={ready}
      onClose={onClose}
      onSubmit={send}
    >
      <Text size="sm">{t('measures.text')}</Text>
      {measures.error && <ProblemAlert error={measures.error} onRetry={() => void measures.refetch()} />}
      {measures.isPending && <Loading rows={3} />}
      {measures.data && catalogue.length === 0 && <Text className="quiet">{t('measures.none')}</Text>}
      <ul className={classes.measures}>
        {catalogue.map((measure) => (
          <Measure key={measure.id} measure={measure} term={chosen[measure.id]} onChange={setChosen} />
        ))}
      </ul>
      {own.map((one, index) => (
        <OwnFields
          key={index}
          number={index + 1}
          value={one}
          onChange={(next) => setOwn(own.map((each, place) => (place === index ? next : each)))}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOwn([...own, { title: '', termText: '' }])}
      >
        {t('measures.own')}
      </Button>
      <NativeSelect
        label={t('measures.where')}
        description={t('measures.whereHint')}
        value={roadmap}
        onChange={(event) => setRoadmap(event.currentTarget.value)}
        data={[
          { value: '', label: t('measures.newRoadmap') },
          ...drafts.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        error={fieldError(plan.error, '/roadmapId')}
      />
    </FormDialog>
  );
}

type MeasureProps = {
  measure: RiskMeasure;
  term: string | undefined;
  onChange: (change: (old: Chosen) => Chosen) => void;
};

function Measure({ measure, term, onChange }: MeasureProps) {
  const { t } = useTranslation();
  const choose = (on: boolean) =>
    onChange((old) => {
      const others = Object.entries(old).filter(([id]) => id !== measure.id);
      return Object.fromEntries(on ? [...others, [measure.id, measure.termText]] : others);
    });
  return (
    <li>
      <Checkbox
        label={measure.title}
        description={measure.expectedResult || undefined}
        checked={term !== undefined}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {term !== undefined && (
        <TextInput
          mt={6}
          ml={28}
          size="xs"
          label={t('measures.term')}
          aria-label={`${t('measures.term')}: ${measure.title}`}
          value={term}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            onChange((old) => ({ ...old, [measure.id]: typed }));
          }}
          maxLength={500}
          required
          error={term.trim() === '' ? t('measures.termMissing') : undefined}
        />
      )}
    </li>
  );
}

function OwnFields({ number, value, onChange }: { number: number; value: Own; onChange: (next: Own) => void }) {
  const { t } = useTranslation();
  // Said when both have been passed by, not while the first is typed.
  const [left, setLeft] = useState(false);
  const [title, term] = [value.title.trim(), value.termText.trim()];
  return (
    <Stack
      gap="xs"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setLeft(true);
      }}
    >
      <TextInput
        label={t('measures.ownTitle', { number })}
        value={value.title}
        onChange={(event) => onChange({ ...value, title: event.currentTarget.value })}
        maxLength={1000}
        error={left && title === '' && term !== '' ? t('measures.titleMissing') : undefined}
      />
      <TextInput
        label={t('measures.ownTerm', { number })}
        description={t('measures.termHint')}
        value={value.termText}
        onChange={(event) => onChange({ ...value, termText: event.currentTarget.value })}
        maxLength={500}
        error={left && title !== '' && term === '' ? t('measures.termMissing') : undefined}
      />
    </Stack>
  );
}
