import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Checkpoint } from '../../shared/api/types';
import { usePermission } from '../../shared/api/getMe';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useWithdrawReport } from './api/withdrawReport';
import { AcceptDialog, ReturnDialog } from './DecisionDialog';
import { rowWords } from './dueWords';

const ReportDialog = lazy(() => import('./ReportDialog'));
const DelegateDialog = lazy(() => import('./DelegateDialog'));
const CancelDialog = lazy(() => import('./CancelDialog'));
const ReopenDialog = lazy(() => import('./ReopenDialog'));
const ProposeDateDialog = lazy(() => import('../../shared/dates/ProposeDateDialog'));

const BUTTONS = ['report', 'accept', 'return', 'withdraw', 'proposeDate', 'delegate', 'cancel', 'reopen'] as const;
type Deed = (typeof BUTTONS)[number];
/** What was done, said under the buttons. */
export type Said =
  | 'submitted'
  | 'saved'
  | 'accepted'
  | 'sentBack'
  | 'withdrawn'
  | 'dateProposed'
  | 'decided'
  | 'delegated'
  | 'cancelled'
  | 'reopened';

/** Only what the server lets this person do now. */
function useOffered(checkpoint: Checkpoint): Deed[] {
  const seesPeople = usePermission('people:read');
  const may = (action: Checkpoint['allowedActions'][number]) => checkpoint.allowedActions.includes(action);
  const offered: Record<Deed, boolean> = {
    report: may('submit'),
    accept: may('accept'),
    return: may('sendBack'),
    withdraw: may('withdraw'),
    proposeDate: may('proposeDate'),
    // Whoever may report on it is the executor, who gives it to its own people.
    delegate: may('report') && seesPeople,
    cancel: may('cancel'),
    reopen: may('reopen'),
  };
  return BUTTONS.filter((deed) => offered[deed]);
}

type Props = { checkpoint: Checkpoint; said: Said | null; onSaid: (what: Said) => void };

export function CheckpointActions({ checkpoint, said, onSaid }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Deed | null>(null);
  const offered = useOffered(checkpoint);
  const goesOn = ['DRAFT', 'RETURNED'].includes(checkpoint.reports[0]?.state ?? '');
  const words: Record<Deed, string> = {
    report: t(goesOn ? 'report.continue' : 'tasks.report'),
    accept: t('report.accept'),
    return: t('report.sendBack'),
    withdraw: t('report.withdraw'),
    proposeDate: t('dateProposal.title'),
    delegate: t('delegation.title'),
    cancel: t('cancellation.title'),
    reopen: t('reopening.title'),
  };
  return (
    <div className="no-print">
      <Group gap="xs">
        {offered.map((deed) => (
          <Button
            key={deed}
            variant={deed === 'report' || deed === 'accept' ? 'filled' : 'default'}
            onClick={() => setOpen(deed)}
          >
            {words[deed]}
          </Button>
        ))}
      </Group>
      <Text role="status" className="quiet" mt={said ? 'xs' : 0}>
        {said && t(`report.said.${said}`)}
      </Text>
      {open && (
        <Suspense>
          <DeedDialog
            deed={open}
            checkpoint={checkpoint}
            onDone={(what) => {
              onSaid(what);
              setOpen(null);
            }}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

type DialogProps = { deed: Deed; checkpoint: Checkpoint; onDone: (what: Said) => void; onClose: () => void };

function DeedDialog({ deed, checkpoint, onDone, onClose }: DialogProps) {
  const { summary } = checkpoint;
  const then = (what: Said) => ({ checkpoint, onDone: () => onDone(what), onClose });
  switch (deed) {
    case 'report':
      return <ReportDialog checkpoint={summary} onDone={onDone} onClose={onClose} />;
    case 'accept':
      return <AcceptDialog {...then('accepted')} />;
    case 'return':
      return <ReturnDialog {...then('sentBack')} />;
    case 'withdraw':
      return <WithdrawDialog {...then('withdrawn')} />;
    case 'cancel':
      return <CancelDialog {...then('cancelled')} />;
    case 'reopen':
      return <ReopenDialog {...then('reopened')} />;
    case 'delegate':
      return <DelegateDialog {...then('delegated')} checkpoint={summary} />;
    case 'proposeDate':
      return (
        <ProposeDateDialog
          {...then('dateProposed')}
          checkpoint={{ id: summary.id, due: summary.due, words: rowWords(summary) }}
        />
      );
  }
}

type WithdrawProps = { checkpoint: Checkpoint; onDone: () => void; onClose: () => void };

function WithdrawDialog({ checkpoint, onDone, onClose }: WithdrawProps) {
  const { t } = useTranslation();
  const withdraw = useWithdrawReport(checkpoint);
  return (
    <ConfirmDialog
      title={t('report.withdrawTitle')}
      text={t('report.withdrawText')}
      action={t('report.withdraw')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: onDone })}
      onClose={onClose}
    />
  );
}
