import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Participation } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import type { Shown } from '../../shared/ui/columns';
import { AppLink } from '../../shared/ui/links';
import { StatusMark } from '../../shared/ui/StatusMark';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const CorrectParticipation = lazyDialog(() =>
  import('./ParticipationDialogs').then((found) => found.CorrectParticipation),
);
const LeaveProgramme = lazyDialog(() => import('./ParticipationDialogs').then((found) => found.LeaveProgramme));
const ReturnToProgramme = lazyDialog(() => import('./ParticipationDialogs').then((found) => found.ReturnToProgramme));

type What = 'update' | 'leave' | 'return';
type Side = 'programme' | 'organization';
type Props = { items: Participation[]; /** Whose page it is: the other side is named. */ of: Side; shown?: Shown };

export function ParticipationRows({ items, of, shown = () => true }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<{ one: Participation; what: What } | null>(null);
  const close = () => setChosen(null);
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t(of === 'programme' ? 'programmes.school' : 'programmes.name')}</th>
            {shown('cohort') && <th role="columnheader">{t('programmes.cohort')}</th>}
            {shown('entered') && <th role="columnheader">{t('programmes.entered')}</th>}
            {shown('grounds') && <th role="columnheader">{t('programmes.grounds')}</th>}
            {shown('state') && <th role="columnheader">{t('programmes.state')}</th>}
            <th role="columnheader" className="no-print">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <Row key={one.id} one={one} of={of} shown={shown} onChoose={(what) => setChosen({ one, what })} />
          ))}
        </tbody>
      </table>
      {chosen?.what === 'update' && <CorrectParticipation participation={chosen.one} onClose={close} />}
      {chosen?.what === 'leave' && <LeaveProgramme participation={chosen.one} onClose={close} />}
      {chosen?.what === 'return' && <ReturnToProgramme participation={chosen.one} onClose={close} />}
    </>
  );
}

type RowProps = { one: Participation; of: Side; shown: Shown; onChoose: (what: What) => void };

function Row({ one, of, shown, onChoose }: RowProps) {
  const { t } = useTranslation();
  const name = one.organization.name;
  return (
    <tr role="row">
      <td role="cell" className={grid.lead}>
        {of === 'programme' ? (
          <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
            {name}
          </AppLink>
        ) : (
          <AppLink to="/programmes/$programmeId" params={{ programmeId: one.programme.id }}>
            {one.programme.name}
          </AppLink>
        )}
      </td>
      {shown('cohort') && (
        <td role="cell" data-label={t('programmes.cohort')}>
          {one.cohortYear}
        </td>
      )}
      {shown('entered') && (
        <td role="cell" data-label={t('programmes.entered')}>
          {formatDay(one.enteredOn)}
          <Text size="sm" className="quiet">
            {t('programmes.orderIs', { number: one.orderNumber, date: formatDay(one.orderDate) })}
          </Text>
        </td>
      )}
      {shown('grounds') && (
        <td role="cell" data-label={t('programmes.grounds')}>
          {one.grounds.map((ground) => ground.name).join('; ')}
        </td>
      )}
      {shown('state') && (
        <td role="cell">
          <StateMark one={one} />
        </td>
      )}
      <td role="cell" className="no-print">
        <Group gap={4} justify="flex-end">
          {one.allowedActions.includes('update') && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('programmes.correctOf', { name })}
              onClick={() => onChoose('update')}
            >
              {t('programmes.correct')}
            </Button>
          )}
          {one.allowedActions.includes('leave') && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('programmes.leaveOf', { name })}
              onClick={() => onChoose('leave')}
            >
              {t('programmes.leave')}
            </Button>
          )}
          {one.allowedActions.includes('return') && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('programmes.returnOf', { name })}
              onClick={() => onChoose('return')}
            >
              {t('programmes.return')}
            </Button>
          )}
          <HistoryButton entity="participation" entityId={one.id} of={name} />
        </Group>
      </td>
    </tr>
  );
}

function StateMark({ one }: { one: Participation }) {
  const { t } = useTranslation();
  if (one.state === 'CURRENT') {
    return (
      <StatusMark tone="green" icon={<IconCircleCheck aria-hidden />}>
        {codeWord('participationState', one.state)}
      </StatusMark>
    );
  }
  return (
    <>
      <StatusMark tone="grey" icon={<IconDoorExit aria-hidden />}>
        {one.leftOn
          ? t('programmes.leftOn', { date: formatDay(one.leftOn) })
          : codeWord('participationState', one.state)}
      </StatusMark>
      {one.leavingReason && (
        <Text size="sm" className="quiet">
          {one.leavingReason}
        </Text>
      )}
    </>
  );
}
