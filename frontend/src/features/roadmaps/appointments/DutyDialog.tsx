import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import type { AppointmentDutyState } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { DayField } from '../../../shared/ui/DayField';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { useSetAppointmentDuty } from '../api/appointments';

type Props = { roadmapId: string; duty: AppointmentDutyState; onClose: () => void };

/** By which day each executing organisation has somebody responsible by order. */
export function DutyDialog({ roadmapId, duty, onClose }: Props) {
  const { t } = useTranslation();
  const [due, setDue] = useState(duty.due);
  const [text, setText] = useState(duty.text ?? '');
  const [seen] = useState(duty.version ?? 0);
  const set = useSetAppointmentDuty(roadmapId);
  return (
    <FormDialog
      title={t('appointments.set')}
      action={t('common.save')}
      busy={set.isPending}
      error={set.error}
      ready={due !== null}
      onSubmit={() =>
        due && set.mutate({ version: seen, body: { due, text: text.trim() || null } }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text>{t('appointments.hint')}</Text>
      <DayField
        label={t('appointments.due')}
        value={due}
        onChange={setDue}
        required
        error={fieldError(set.error, '/due')}
      />
      <Textarea
        label={t('appointments.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fieldError(set.error, '/text')}
        autosize
        minRows={2}
        maxLength={2000}
      />
    </FormDialog>
  );
}
