import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Checkpoint, DateProposal } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useDecideDate } from './api/decideDate';
import classes from './CheckpointPage.module.css';

/** Other days that were asked for, and what was decided. */
export function DateProposals({ checkpoint, onDecided }: { checkpoint: Checkpoint; onDecided: () => void }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<{ proposal: DateProposal; accepted: boolean } | null>(null);
  if (checkpoint.dateProposals.length === 0) return null;
  const mayDecide = checkpoint.allowedActions.includes('decideDate');
  return (
    <section aria-labelledby="dates">
      <Title order={2} size="h3" id="dates" mb="xs">
        {t('dateProposal.history')}
      </Title>
      <ol className={classes.list}>
        {checkpoint.dateProposals.map((one) => (
          <li key={one.id} className={classes.entry}>
            <Proposal proposal={one} />
            {mayDecide && one.state === 'PROPOSED' && !one.author.you && (
              <Group gap="xs" mt="xs" className="no-print">
                <Button size="xs" onClick={() => setDeciding({ proposal: one, accepted: true })}>
                  {t('dateProposal.accept')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setDeciding({ proposal: one, accepted: false })}>
                  {t('dateProposal.refuse')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ol>
      {deciding && (
        <VerdictDialog
          {...deciding}
          checkpointId={checkpoint.summary.id}
          onDone={() => {
            setDeciding(null);
            onDecided();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </section>
  );
}

function Proposal({ proposal: one }: { proposal: DateProposal }) {
  const { t, i18n } = useTranslation();
  const who = (actor: DateProposal['author']) => (actor.you ? t('tasks.you') : actor.name);
  return (
    <Stack gap={4}>
      <Text size="sm" className="quiet">
        {[codeWord('dateProposalState', one.state), formatInstant(one.createdAt, i18n.language), who(one.author)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text>{t('dateProposal.to', { date: formatDay(one.due) })}</Text>
      <Text className="verbatim">{one.reason}</Text>
      {one.decidedAt && (
        <div className={classes.remark} data-state={one.state === 'REFUSED' ? 'RETURNED' : one.state}>
          <Text size="sm" className="quiet">
            {[formatInstant(one.decidedAt, i18n.language), one.decidedBy && who(one.decidedBy)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {one.remark && <Text className="verbatim">{one.remark}</Text>}
        </div>
      )}
    </Stack>
  );
}

type VerdictProps = {
  checkpointId: string;
  proposal: DateProposal;
  accepted: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** To keep the day is explained; to move it needs no words. */
function VerdictDialog({ checkpointId, proposal, accepted, onDone, onClose }: VerdictProps) {
  const { t } = useTranslation();
  const [remark, setRemark] = useState('');
  const decide = useDecideDate(checkpointId);
  return (
    <FormDialog
      title={t(accepted ? 'dateProposal.acceptTitle' : 'dateProposal.refuseTitle', { date: formatDay(proposal.due) })}
      action={t(accepted ? 'dateProposal.accept' : 'dateProposal.refuse')}
      busy={decide.isPending}
      error={decide.error}
      ready={accepted || remark.trim() !== ''}
      onSubmit={() => decide.mutate({ proposalId: proposal.id, accepted, remark }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Text className="verbatim">{proposal.reason}</Text>
      <Textarea
        label={t(accepted ? 'report.remarkOptional' : 'report.remark')}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        error={fieldError(decide.error, '/remark')}
        required={!accepted}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </FormDialog>
  );
}
