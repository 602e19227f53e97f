import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { ApiProblem } from '../../shared/api/problem';
import type { Campaign } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useStep } from './api/campaigns';
import { useRates } from './api/participants';
import { ParticipantsView } from './ParticipantsView';
import { Steps } from './Steps';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** What is left before it starts: whom it asks, then the start itself. */
export default function DraftView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/surveys/$campaignId' });
  const navigate = useNavigate({ from: '/surveys/$campaignId' });
  const groups = useRates(campaign, 'AUDIENCE').data?.items ?? [];
  const [starting, setStarting] = useState(false);
  const start = useStep(campaign);
  const mayStart = campaign.allowedActions.includes('schedule');
  const some = groups.length > 0;
  const unsound = start.error instanceof ApiProblem && start.error.problem.type.endsWith('questionnaire-not-sound');
  const schedule = () =>
    start.mutate('schedule', {
      onSuccess: (now) =>
        void navigate({
          search: (old) => ({ ...old, view: now.allowedActions.includes('links') ? 'links' : 'rates' }),
        }),
    });
  return (
    <Stack gap="md">
      <Steps now={some ? 3 : 2} />
      <Title order={2}>{t('campaigns.who')}</Title>
      <ParticipantsView
        campaign={campaign}
        search={search}
        onSearch={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
      />
      {mayStart && (
        <Group className="at-hand">
          <Button
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            disabled={!some}
            onClick={() => setStarting(true)}
          >
            {t('campaigns.start')}
          </Button>
          {!some && <Text size="sm">{t('campaigns.nobodyYet')}</Text>}
        </Group>
      )}
      {unsound && (
        <AppLink to="/surveys/questionnaires/$questionnaireId" params={{ questionnaireId: campaign.questionnaireId }}>
          {t('campaigns.mendQuestionnaire')}
        </AppLink>
      )}
      {starting && (
        <ConfirmDialog
          title={t('campaigns.startTitle')}
          text={t('campaigns.startText', { day: formatDay(campaign.opensOn) })}
          action={t('campaigns.start')}
          busy={start.isPending}
          error={start.error}
          onConfirm={schedule}
          onClose={() => setStarting(false)}
        />
      )}
    </Stack>
  );
}
