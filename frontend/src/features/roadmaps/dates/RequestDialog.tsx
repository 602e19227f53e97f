import { Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import { useTranslation } from '../../../shared/i18n/i18n';
import { DayField } from '../../../shared/ui/DayField';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { useAskRow, type Row } from '../api/rowDates';
import type { RowExecutor } from './schedule';

type Props = { place: Row; executors: RowExecutor[]; onClose: () => void };

/** «По запросу»: whom, what, till when. Each of them gets a task of its own. */
export default function RequestDialog({ place, executors, onClose }: Props) {
  const { t } = useTranslation();
  const [due, setDue] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [whom, setWhom] = useState('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const ask = useAskRow(place);
  const organizations = whom === 'all' ? null : chosen;
  return (
    <FormDialog
      title={t('rowDates.askTitle')}
      action={t('rowDates.send')}
      busy={ask.isPending}
      error={ask.error}
      ready={due !== null && text.trim() !== '' && (organizations === null || chosen.length > 0)}
      onSubmit={() => due && ask.mutate({ id: null, due, text: text.trim(), organizations }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Textarea
        label={t('rowDates.what')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fieldError(ask.error, '/text')}
        required
        autosize
        minRows={2}
        maxLength={5000}
        data-autofocus
      />
      <DayField
        label={t('rowDates.till')}
        value={due}
        onChange={setDue}
        required
        error={fieldError(ask.error, '/due')}
      />
      <Radio.Group label={t('rowDates.whom')} value={whom} onChange={setWhom}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('rowDates.toAll', { count: executors.length })} />
          <Radio value="some" label={t('rowDates.toSome')} disabled={executors.length === 0} />
        </Stack>
      </Radio.Group>
      {whom === 'some' && <Choice executors={executors} chosen={chosen} onChange={setChosen} />}
      {fieldError(ask.error, '/organizations') && <Text c="error">{fieldError(ask.error, '/organizations')}</Text>}
    </FormDialog>
  );
}

type ChoiceProps = { executors: RowExecutor[]; chosen: string[]; onChange: (chosen: string[]) => void };

/** Those who carry out the row; the list of a region is long and is searched. */
function Choice({ executors, chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = executors.filter(({ name }) => name.toLocaleLowerCase().includes(q.trim().toLocaleLowerCase()));
  return (
    <Stack gap="xs">
      {executors.length > 8 && (
        <TextInput label={t('rowDates.find')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      )}
      <Stack
        gap={6}
        mah={220}
        style={{ overflowY: 'auto' }}
        role="group"
        aria-label={t('rowDates.executors')}
        tabIndex={0}
      >
        {found.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </Stack>
      <Text size="sm" className="quiet" role="status">
        {t('rowDates.chosen', { count: chosen.length })}
      </Text>
    </Stack>
  );
}
