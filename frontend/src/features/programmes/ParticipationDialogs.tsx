import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Participation } from '../../shared/api/types';
import { fieldError } from '../../shared/api/fieldError';
import { today } from '../../shared/format/dates';
import { DayField } from '../../shared/ui/DayField';
import { EndingFields, type Ending } from '../../shared/ui/EndingFields';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useProgramme } from './api/getProgramme';
import { useLeaveProgramme } from './api/leaveProgramme';
import { useReturnToProgramme } from './api/returnToProgramme';
import { useUpdateParticipation } from './api/updateParticipation';
import { factsOf, ParticipationFields } from './ParticipationFields';

type Props = { participation: Participation; onClose: () => void };

export function CorrectParticipation({ participation, onClose }: Props) {
  const { t } = useTranslation();
  const offered = useProgramme(participation.programme.id).data?.grounds ?? participation.grounds;
  const [draft, setDraft] = useState({
    enteredOn: participation.enteredOn as string | null,
    orderNumber: participation.orderNumber,
    orderDate: participation.orderDate as string | null,
    grounds: participation.grounds.map((ground) => ground.code),
  });
  const [leftOn, setLeftOn] = useState(participation.leftOn);
  const update = useUpdateParticipation(participation);
  const left = participation.leftOn !== null;
  const facts = factsOf(draft, offered);
  const ready = facts !== null && (!left || leftOn !== null);
  return (
    <FormDialog
      title={t('programmes.correctTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={ready}
      onClose={onClose}
      onSubmit={() => facts && update.mutate(left && leftOn ? { ...facts, leftOn } : facts, { onSuccess: onClose })}
    >
      <Text>
        {participation.organization.name}, {participation.cohortYear}
      </Text>
      <ParticipationFields draft={draft} onChange={setDraft} offered={offered} error={update.error} />
      {left && (
        <DayField
          label={t('ending.date')}
          value={leftOn}
          onChange={setLeftOn}
          max={today()}
          required
          error={fieldError(update.error, '/leftOn')}
        />
      )}
    </FormDialog>
  );
}

export function LeaveProgramme({ participation, onClose }: Props) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Ending>({ date: null, reason: '' });
  const leave = useLeaveProgramme(participation.id);
  const { date } = ending;
  const reason = ending.reason.trim();
  return (
    <FormDialog
      title={t('programmes.leaveTitle')}
      action={t('programmes.leave')}
      danger
      busy={leave.isPending}
      error={leave.error}
      ready={date !== null && reason !== ''}
      onClose={onClose}
      onSubmit={() => date && leave.mutate({ date, reason }, { onSuccess: onClose })}
    >
      <Text>
        {t('programmes.leaveText', {
          school: participation.organization.name,
          programme: participation.programme.name,
        })}
      </Text>
      <EndingFields value={ending} onChange={setEnding} error={leave.error} dated />
    </FormDialog>
  );
}

/** For one that was taken out by mistake: it goes on as if it had never left. */
export function ReturnToProgramme({ participation, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const comeBack = useReturnToProgramme(participation);
  return (
    <FormDialog
      title={t('programmes.returnTitle')}
      action={t('programmes.return')}
      busy={comeBack.isPending}
      error={comeBack.error}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => comeBack.mutate(reason.trim(), { onSuccess: onClose })}
    >
      <Text>
        {t('programmes.returnText', {
          school: participation.organization.name,
          programme: participation.programme.name,
        })}
      </Text>
      <Textarea
        label={t('ending.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={1000}
        required
        error={fieldError(comeBack.error, '/reason')}
      />
    </FormDialog>
  );
}
