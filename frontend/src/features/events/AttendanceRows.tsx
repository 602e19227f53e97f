import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Attendance, SchoolEvent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { TypedNumber } from '../../shared/ui/TypedNumber';
import { isCount, knownOf, type Said } from './marking';

const AnswerDialog = lazyDialog(() => import('./AnswerDialog').then((found) => found.AnswerDialog));

type Props = {
  event: SchoolEvent;
  items: Attendance[];
  said: Record<string, Said>;
  /** Given to who says who came. */
  onSay?: (said: Record<string, Said>) => void;
};

/** Invited schools: what they answered, and whether they came. */
export function AttendanceRows({ event, items, said, onSay }: Props) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState<Attendance | null>(null);
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('events.school')}</th>
            <th role="columnheader">{t('events.answer')}</th>
            <th role="columnheader">{t('events.outcome')}</th>
            <th role="columnheader">
              <span className="visually-hidden">{t('events.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" className={grid.lead}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                  {one.organization.name}
                </AppLink>
              </td>
              <td role="cell" data-label={t('events.answer')}>
                <div>
                  {one.answer ? codeWord('attendanceAnswer', one.answer) : t('events.noAnswer')}
                  {one.coming.length > 0 &&
                    `: ${one.coming.map(({ position, count }) => `${position} — ${count}`).join('; ')}`}
                  {one.remark && (
                    <Text size="sm" className="quiet">
                      {one.remark}
                    </Text>
                  )}
                </div>
              </td>
              <td role="cell" data-label={t('events.outcome')}>
                {onSay ? (
                  <Marking
                    name={one.organization.name}
                    said={said[one.id] ?? knownOf(one)}
                    onSay={(now) => onSay({ ...said, [one.id]: now })}
                  />
                ) : (
                  <Outcome one={one} />
                )}
              </td>
              <td role="cell">
                {one.allowedActions.includes('answer') && (
                  <Button
                    size="compact-sm"
                    variant={one.answer ? 'subtle' : 'light'}
                    className="no-print"
                    aria-label={t(one.answer ? 'events.answerAgainOf' : 'events.toAnswerOf', {
                      name: one.organization.name,
                    })}
                    onClick={() => setAnswering(one)}
                  >
                    {t(one.answer ? 'events.answerAgain' : 'events.toAnswer')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answering && <AnswerDialog event={event} attendance={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function Outcome({ one }: { one: Attendance }) {
  const { t } = useTranslation();
  if (!one.outcome) return null;
  const more =
    one.outcome === 'ABSENT' ? one.absenceReason : one.attended && t('events.people', { count: one.attended });
  return (
    <span>
      {codeWord('attendanceOutcome', one.outcome)}
      {more && `: ${more}`}
    </span>
  );
}

/** One row of the marks: a choice by letters or arrows, and what belongs to it. */
function Marking({ name, said, onSay }: { name: string; said: Said; onSay: (said: Said) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="wrap">
      <NativeSelect
        size="xs"
        aria-label={t('events.markOf', { name })}
        value={said.outcome}
        onChange={(event) => onSay({ ...said, outcome: event.currentTarget.value as Said['outcome'] })}
        data={[
          { value: '', label: t('events.notMarked'), disabled: said.outcome !== '' },
          { value: 'ATTENDED', label: codeWord('attendanceOutcome', 'ATTENDED') },
          { value: 'ABSENT', label: codeWord('attendanceOutcome', 'ABSENT') },
        ]}
      />
      {said.outcome === 'ATTENDED' && (
        <div style={{ width: '5.5rem' }}>
          <TypedNumber
            bare
            label={t('events.peopleOf', { name })}
            value={said.attended}
            onChange={(attended) => onSay({ ...said, attended })}
            error={!isCount(said.attended) && t('events.notCount')}
          />
        </div>
      )}
      {said.outcome === 'ABSENT' && (
        <TextInput
          size="xs"
          aria-label={t('events.reasonOf', { name })}
          placeholder={t('events.absenceReason')}
          value={said.reason}
          onChange={(event) => onSay({ ...said, reason: event.currentTarget.value })}
          maxLength={1000}
        />
      )}
    </Group>
  );
}
