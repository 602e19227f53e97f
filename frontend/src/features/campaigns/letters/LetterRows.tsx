import { ActionIcon, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconMailForward, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Campaign, SurveyInvitation } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import grid from '../../../shared/ui/DataTable.module.css';
import { lazyDialog } from '../../../shared/ui/lazyDialog';
import { StatusMark, type Tone } from '../../../shared/ui/StatusMark';
import { useLetterStep } from '../api/letters';
import { isOver } from './over';

const ConfirmDialog = lazyDialog(() => import('../../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

const MARKS: Record<SurveyInvitation['state'], { tone: Tone; icon: ReactNode }> = {
  WAITING: { tone: 'grey', icon: <IconClock aria-hidden /> },
  SENT: { tone: 'blue', icon: <IconCheck aria-hidden /> },
  FAILED: { tone: 'red', icon: <IconAlertTriangle aria-hidden /> },
  REVOKED: { tone: 'grey', icon: <IconX aria-hidden /> },
};

type Deed = { letter: SurveyInvitation; step: 'resend' | 'revoke' };

/** A row a letter: to whom, how far it is, and what can be done with it. */
export function LetterRows({ campaign, items }: { campaign: Campaign; items: SurveyInvitation[] }) {
  const { t } = useTranslation();
  const [deed, setDeed] = useState<Deed | null>(null);
  const step = useLetterStep(campaign.id);
  const close = () => {
    setDeed(null);
    step.reset();
  };
  const named = !campaign.anonymous;
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('letters.email')}</th>
            <th role="columnheader">{t('campaigns.organization')}</th>
            <th role="columnheader">{t('campaigns.audience')}</th>
            <th role="columnheader">{t('letters.state')}</th>
            {named && <th role="columnheader">{t('letters.hasAnswered')}</th>}
            <th role="columnheader" className="no-print">
              <span className="visually-hidden">{t('letters.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" className={grid.lead} style={{ overflowWrap: 'anywhere' }}>
                {one.email}
              </td>
              <td role="cell">{one.organization.name}</td>
              <td role="cell">{codeWord('audience', one.audience)}</td>
              <td role="cell">
                <LetterState letter={one} />
              </td>
              {named && (
                <td role="cell" data-label={t('letters.hasAnswered')}>
                  {t(one.answered ? 'letters.yes' : 'letters.no')}
                </td>
              )}
              <td role="cell" className="no-print">
                {one.state !== 'REVOKED' && <Ways letter={one} over={isOver(campaign)} onChoose={setDeed} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deed && (
        <ConfirmDialog
          title={t(deed.step === 'revoke' ? 'letters.revokeTitle' : 'letters.resendTitle')}
          text={t(deed.step === 'revoke' ? 'letters.revokeText' : 'letters.resendText', { email: deed.letter.email })}
          action={t(deed.step === 'revoke' ? 'letters.revoke' : 'letters.resend')}
          danger={deed.step === 'revoke'}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate({ letter: deed.letter.id, step: deed.step }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  );
}

function LetterState({ letter }: { letter: SurveyInvitation }) {
  const { t } = useTranslation();
  const { state, failure, invitedOn, remindedOn } = letter;
  const more = [
    failure && codeWord('letterFailure', failure),
    invitedOn && t('letters.invitedOn', { day: formatDay(invitedOn) }),
    remindedOn && t('letters.remindedOn', { day: formatDay(remindedOn) }),
  ].filter(Boolean);
  return (
    <>
      <StatusMark {...MARKS[state]}>{codeWord('letterState', state)}</StatusMark>
      {more.length > 0 && <div className="quiet">{more.join(', ')}</div>}
    </>
  );
}

type WaysProps = { letter: SurveyInvitation; over: boolean; onChoose: (deed: Deed) => void };

function Ways({ letter, over, onChoose }: WaysProps) {
  const { t } = useTranslation();
  const resend = t('letters.resendTo', { email: letter.email });
  const revoke = t('letters.revokeTo', { email: letter.email });
  return (
    <Group gap={4} wrap="nowrap">
      {letter.state !== 'WAITING' && (
        <ActionIcon
          variant="subtle"
          aria-label={resend}
          title={over ? t('letters.over') : resend}
          disabled={over}
          onClick={() => onChoose({ letter, step: 'resend' })}
        >
          <IconMailForward size={18} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        aria-label={revoke}
        title={revoke}
        onClick={() => onChoose({ letter, step: 'revoke' })}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
