import { Group, Stack, Text, Title } from '@mantine/core';
import { usePermission } from '../../shared/api/getMe';
import type { Campaign } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { FEW, useFewCampaigns } from './api/campaigns';
import { useRates } from './api/participants';

/** On the page of the day: surveys that are open with how many have answered, and own ones that are over and wait to be processed. */
export default function SurveysToday() {
  const { t } = useTranslation();
  const open = useFewCampaigns('OPEN');
  const over = useFewCampaigns('CLOSED', usePermission('surveys:write'));
  const running = open.data?.items ?? [];
  const waiting = (over.data?.items ?? []).filter((one) => one.allowedActions.includes('score'));
  const failed = [open, over].filter((one) => one.error && !one.data);
  if (running.length === 0 && waiting.length === 0 && failed.length === 0) return null;
  return (
    <section aria-labelledby="surveys-today">
      <Title order={2} id="surveys-today" mb={6}>
        {t('nav.surveys')}
      </Title>
      <Stack gap="xs">
        {failed[0] && (
          <ProblemAlert error={failed[0].error} onRetry={() => failed.forEach((one) => void one.refetch())} />
        )}
        {running.slice(0, FEW).map((one) => (
          <Running key={one.id} campaign={one} />
        ))}
        {running.length > FEW && (
          <AppLink to="/surveys" search={{ state: 'OPEN' }} w="fit-content">
            {t('campaigns.allOpen')}
          </AppLink>
        )}
        {waiting.slice(0, FEW).map((one) => (
          <Group key={one.id} gap="0 12px">
            <Name campaign={one} />
            <Text size="sm" className="quiet">
              {t('campaigns.waitsToBeScored')}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

/** The person's own part of it: until when, how many have answered, and the way to hand out links. */
function Running({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const rates = useRates(campaign, 'AUDIENCE', undefined, false).data?.items ?? [];
  const sum = (of: (rate: (typeof rates)[number]) => number) => rates.reduce((all, one) => all + of(one), 0);
  const expected = sum((one) => one.expected);
  const answered = sum((one) => one.answered);
  return (
    <Group gap="4px 12px">
      <Name campaign={campaign} />
      <Text size="sm" className="quiet">
        {t('campaigns.until', { day: formatDay(campaign.closesOn) })}
      </Text>
      {rates.length > 0 && (
        <Text size="sm">
          {expected > 0
            ? t('campaigns.answeredOf', { answered: sum((one) => one.answeredOfExpected), expected })
            : t('campaigns.answeredCount', { count: answered })}
        </Text>
      )}
      {campaign.allowedActions.includes('links') && (
        <AppLink to="/surveys/$campaignId" params={{ campaignId: campaign.id }} search={{ view: 'links' }}>
          {t('campaigns.handOut')}
        </AppLink>
      )}
    </Group>
  );
}

const Name = ({ campaign }: { campaign: Campaign }) => (
  <AppLink to="/surveys/$campaignId" params={{ campaignId: campaign.id }}>
    {campaign.title}
  </AppLink>
);
