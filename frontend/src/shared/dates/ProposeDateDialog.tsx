import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../api/fieldError';
import { useProposeDate } from '../api/proposeDate';
import { formatDay, type IsoDay } from '../format/dates';
import { useTranslation } from '../i18n/i18n';
import { DayField } from '../ui/DayField';
import { FormDialog } from '../ui/FormDialog';

type Props = {
  checkpoint: { id: string; due: IsoDay | null; words: string };
  /** The day it was dragged to. */
  day?: IsoDay;
  onDone: () => void;
  onClose: () => void;
};

/** Another day is never taken silently: it is asked for with a reason, and control decides. */
export default function ProposeDateDialog({ checkpoint, day, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [due, setDue] = useState<string | null>(day ?? null);
  const [reason, setReason] = useState('');
  const propose = useProposeDate(checkpoint.id);
  return (
    <FormDialog
      title={t('dateProposal.title')}
      action={t('dateProposal.send')}
      busy={propose.isPending}
      error={propose.error}
      ready={due !== null && due !== checkpoint.due && reason.trim() !== ''}
      onSubmit={() => due && propose.mutate({ due, reason }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <div>
        <Text className="verbatim" fw={600}>
          {checkpoint.words}
        </Text>
        {checkpoint.due && (
          <Text size="sm" className="quiet">
            {t('dateProposal.now', { date: formatDay(checkpoint.due) })}
          </Text>
        )}
      </div>
      <DayField
        label={t('dateProposal.due')}
        value={due}
        onChange={setDue}
        required
        error={fieldError(propose.error, '/due')}
      />
      <Textarea
        label={t('dateProposal.reason')}
        description={t('dateProposal.hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(propose.error, '/reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </FormDialog>
  );
}
