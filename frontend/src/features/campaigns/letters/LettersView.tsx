import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconBellRinging, IconMailOff, IconMailPlus, IconShieldLock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation, type Translate } from '../../../shared/i18n/i18n';
import type { Campaign, SurveyInvitationSummary } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import { AUDIENCES } from '../../../shared/surveys/audiences';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { lazyDialog } from '../../../shared/ui/lazyDialog';
import { LaterOrganizationSelect } from '../../../shared/ui/laterFields';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useLetterPages, useLetterSummary, useRemind } from '../api/letters';
import { LETTER_STATES, type CampaignSearch } from '../search';
import { LetterRows } from './LetterRows';
import { isOver } from './over';
import classes from '../Campaign.module.css';

const ConfirmDialog = lazyDialog(() => import('../../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));
const InviteDialog = lazyDialog(() => import('./InviteDialog').then((found) => found.InviteDialog));

/** How many letters go, and how many of the addresses had one before. */
type Invited = { letters: number; before: number };
type Props = { campaign: Campaign; search: CampaignSearch; onSearch: (next: CampaignSearch) => void };

/** Who is asked by a letter of their own, how far the letters are, and whom to remind. */
export default function LettersView({ campaign, search, onSearch }: Props) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);
  const overId = useId();
  const over = isOver(campaign);
  const summary = useLetterSummary(campaign);
  const { within, audience, letter } = search;
  const pages = useLetterPages(campaign, { audience, organization: within, state: letter });
  if (summary.error) return <ProblemAlert error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data) return <Loading />;
  const { mail, total } = summary.data;
  return (
    <Stack gap="md">
      {!mail && (
        <Alert color="orange" icon={<IconMailOff aria-hidden />} title={t('letters.noMailTitle')}>
          {t('letters.noMailText')}
        </Alert>
      )}
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <IconShieldLock size={20} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" maw={720}>
          {t(campaign.anonymous ? 'letters.anonymous' : 'letters.named')}
        </Text>
      </Group>
      {total > 0 && <Summary summary={summary.data} />}
      <Group gap="xs" className="no-print">
        <Button
          leftSection={<IconMailPlus size={18} aria-hidden />}
          disabled={!mail || over}
          aria-describedby={over ? overId : undefined}
          onClick={() => setInviting(true)}
        >
          {t('letters.invite')}
        </Button>
        {total > 0 && !over && <Remind campaign={campaign} summary={summary.data} />}
      </Group>
      {over && (
        <Text size="sm" id={overId}>
          {t('letters.over')}
        </Text>
      )}
      <Text size="sm" role="status" className="no-print">
        {invited && invitedWords(invited, t)}
      </Text>
      {total > 0 && (
        <Group gap="sm" align="flex-end" className="no-print">
          <LaterOrganizationSelect
            label={t('campaigns.organization')}
            value={within ?? null}
            onChange={(place) => onSearch({ within: place ?? undefined })}
          />
          <CodeSelect
            label={t('campaigns.audience')}
            group="audience"
            codes={AUDIENCES}
            value={audience}
            onChange={(next) => onSearch({ audience: next })}
            any={t('campaigns.anyAudience')}
          />
          <CodeSelect
            label={t('letters.state')}
            group="letterState"
            codes={LETTER_STATES}
            value={letter}
            onChange={(next) => onSearch({ letter: next })}
            any={t('letters.anyState')}
          />
        </Group>
      )}
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'letters.countMore' : 'letters.count', { count })}
        empty={
          total > 0 ? (
            <EmptyState title={t('common.nothingFound')} text={t('campaigns.nothingHint')} />
          ) : (
            <EmptyState title={t('letters.noneTitle')} text={t(over ? 'letters.over' : 'letters.noneText')} />
          )
        }
      >
        {(items) => <LetterRows campaign={campaign} items={items} />}
      </Pages>
      {inviting && <InviteDialog campaign={campaign} onInvited={setInvited} onClose={() => setInviting(false)} />}
    </Stack>
  );
}

const invitedWords = ({ letters, before }: Invited, t: Translate) =>
  [
    letters > 0 ? t('letters.queued', { count: letters }) : t('letters.noneQueued'),
    ...(before > 0 ? [t('letters.before', { count: before })] : []),
  ].join(' ');

/** How far the letters are; whether they were answered only as a number, and of a survey with names. */
function Summary({ summary }: { summary: SurveyInvitationSummary }) {
  const { t } = useTranslation();
  const { sent, waiting, failed, revoked, answered } = summary;
  const figures: [string, string][] = [
    [t('letters.sent'), String(sent)],
    [t('letters.waiting'), String(waiting)],
    ...(failed > 0 ? [[t('letters.failed'), String(failed)] as [string, string]] : []),
    ...(revoked > 0 ? [[t('letters.revoked'), String(revoked)] as [string, string]] : []),
    // Of an anonymous survey it is told nobody.
    ...(answered === null ? [] : [[t('letters.answered'), String(answered)] as [string, string]]),
  ];
  return (
    <dl className={classes.facts}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Remind({ campaign, summary }: { campaign: Campaign; summary: SurveyInvitationSummary }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remind = useRemind(campaign.id);
  const letters = remind.data?.letters;
  const open = campaign.state === 'OPEN' && !campaign.paused;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBellRinging size={18} aria-hidden />}
        disabled={!summary.mail || !open}
        onClick={() => setAsking(true)}
      >
        {t('letters.remind')}
      </Button>
      <Text size="sm" role="status">
        {remind.data
          ? letters == null
            ? t('letters.reminding')
            : t('letters.reminded', { count: letters })
          : summary.lastRemindedOn
            ? t('letters.lastReminded', { day: formatDay(summary.lastRemindedOn) })
            : !open && t('letters.notOpen')}
      </Text>
      {asking && (
        <ConfirmDialog
          title={t('letters.remindTitle')}
          text={t('letters.remindText')}
          action={t('letters.remind')}
          busy={remind.isPending}
          error={remind.error}
          onConfirm={() => remind.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
