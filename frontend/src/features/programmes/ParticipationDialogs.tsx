import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Participation } from '../../shared/api/types';
import { EndingFields, type Ending } from '../../shared/ui/EndingFields';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useProgramme } from './api/getProgramme';
import { useLeaveProgramme } from './api/leaveProgramme';
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
  const update = useUpdateParticipation(participation);
  const facts = factsOf(draft, offered);
  return (
    <FormDialog
      title={t('programmes.correctTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={facts !== null}
      onClose={onClose}
      onSubmit={() => facts && update.mutate(facts, { onSuccess: onClose })}
    >
      <Text>
        {participation.organization.name}, {participation.cohortYear}
      </Text>
      <ParticipationFields draft={draft} onChange={setDraft} offered={offered} error={update.error} />
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
