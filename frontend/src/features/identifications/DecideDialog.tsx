import { Checkbox, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Identification, IdentifiedSchool } from '../../shared/api/types';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDecide, useProgrammeChoices } from './api/identifications';

type Props = { list: Identification; schools: IdentifiedSchool[]; onClose: () => void; onDone: () => void };

/** What an order decides about the chosen schools: into a programme, or off the list with a reason. */
export function DecideDialog({ list, schools, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<'INCLUDE' | 'EXCLUDE'>('INCLUDE');
  const [orderNumber, setOrderNumber] = useState('');
  const [orderDate, setOrderDate] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [programmeId, setProgramme] = useState('');
  const [cohort, setCohort] = useState('');
  const [grounds, setGrounds] = useState<readonly string[]>([]);
  const [enteredOn, setEnteredOn] = useState<string | null>(null);
  const includes = verdict === 'INCLUDE';
  const programmes = useProgrammeChoices(includes);
  const programme = programmes.data?.items.find(({ id }) => id === programmeId);
  const cohortYear = programme?.cohortYears.find((year) => String(year) === cohort) ?? programme?.cohortYears.at(-1);
  const decide = useDecide(list.id);
  const complete = includes
    ? !programme ||
      (cohortYear !== undefined && enteredOn !== null && (grounds.length > 0 || !programme.grounds.length))
    : reason.trim() !== '';
  const submit = () => {
    if (!orderDate) return;
    decide.mutate(
      {
        schools: schools.map(({ id }) => id),
        verdict,
        orderNumber: orderNumber.trim(),
        orderDate,
        reason: reason.trim() || null,
        programme:
          includes && programme && cohortYear !== undefined && enteredOn
            ? { programmeId: programme.id, cohortYear, grounds: [...grounds], enteredOn }
            : null,
      },
      { onSuccess: onDone },
    );
  };
  const error = (pointer: string) => fieldError(decide.error, pointer);
  return (
    <FormDialog
      title={t('identifications.decide', { count: schools.length })}
      action={t('identifications.decideAction')}
      busy={decide.isPending}
      error={decide.error}
      ready={orderNumber.trim() !== '' && orderDate !== null && complete}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="sm">{schools.map(({ organization }) => organization.name).join(', ')}</Text>
      <Radio.Group
        label={t('identifications.verdictOfOrder')}
        value={verdict}
        onChange={(next) => setVerdict(next === 'EXCLUDE' ? 'EXCLUDE' : 'INCLUDE')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="INCLUDE" label={t('identifications.include')} />
          <Radio value="EXCLUDE" label={t('identifications.exclude')} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('identifications.orderNumber')}
        value={orderNumber}
        onChange={(event) => setOrderNumber(event.currentTarget.value)}
        maxLength={200}
        required
        error={error('/orderNumber')}
      />
      <DayField
        label={t('identifications.orderDate')}
        value={orderDate}
        onChange={setOrderDate}
        required
        error={error('/orderDate')}
      />
      {includes && programmes.error && <ProblemAlert error={programmes.error} />}
      {includes && (
        <NativeSelect
          label={t('identifications.programme')}
          value={programmeId}
          onChange={(event) => {
            setProgramme(event.currentTarget.value);
            setGrounds([]);
          }}
          data={[
            { value: '', label: t('identifications.noProgramme') },
            ...(programmes.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
          error={error('/programme/programmeId')}
        />
      )}
      {includes && programme && (
        <>
          <NativeSelect
            label={t('identifications.cohort')}
            value={String(cohortYear ?? '')}
            onChange={(event) => setCohort(event.currentTarget.value)}
            data={programme.cohortYears.map(String)}
            error={error('/programme/cohortYear')}
          />
          {programme.grounds.length > 0 && (
            <Checkbox.Group
              label={t('identifications.grounds')}
              value={[...grounds]}
              onChange={setGrounds}
              error={error('/programme/grounds')}
            >
              <Stack gap="xs" mt="xs">
                {programme.grounds.map((ground) => (
                  <Checkbox key={ground.code} value={ground.code} label={ground.name} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <DayField
            label={t('identifications.enteredOn')}
            value={enteredOn}
            onChange={setEnteredOn}
            required
            error={error('/programme/enteredOn')}
          />
        </>
      )}
      <Textarea
        label={t('identifications.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required={!includes}
        error={error('/reason')}
      />
    </FormDialog>
  );
}
