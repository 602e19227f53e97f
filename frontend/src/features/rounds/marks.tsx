import { IconCircleCheck, IconCircleX, IconClockPlay, IconLock, IconPencil } from '@tabler/icons-react';
import type { MonitoringFormSummary, MonitoringRound } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { StatusMark } from '../../shared/ui/StatusMark';

export function RoundStateMark({ state }: { state: MonitoringRound['state'] }) {
  const words = codeWord('roundState', state);
  if (state === 'DRAFT')
    return (
      <StatusMark tone="grey" icon={<IconPencil aria-hidden />}>
        {words}
      </StatusMark>
    );
  return state === 'OPEN' ? (
    <StatusMark tone="blue" icon={<IconClockPlay aria-hidden />}>
      {words}
    </StatusMark>
  ) : (
    <StatusMark tone="green" icon={<IconCircleCheck aria-hidden />}>
      {words}
    </StatusMark>
  );
}

/** How far a form is, and who has confirmed it last. */
export function FormStateMark({ form }: { form: Pick<MonitoringFormSummary, 'state' | 'level'> }) {
  if (form.state === 'RETURNED')
    return (
      <StatusMark tone="amber" icon={<IconCircleX aria-hidden />}>
        {codeWord('formState', form.state)}
      </StatusMark>
    );
  return form.state === 'CONFIRMED' ? (
    <StatusMark tone="green" icon={<IconLock aria-hidden />}>
      {codeWord('formLevel', form.level)}
    </StatusMark>
  ) : (
    <StatusMark tone="grey" icon={<IconPencil aria-hidden />}>
      {codeWord('formState', form.state)}
    </StatusMark>
  );
}
