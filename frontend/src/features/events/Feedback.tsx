import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { SchoolEvent } from '../../shared/api/types';
import { formatPeriod } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { useFeedback } from './api/feedback';

const FeedbackDialog = lazyDialog(() => import('./FeedbackDialog').then((found) => found.FeedbackDialog));

/** The campaign that asks those who were there for their opinion, for whoever sees it; who runs the event may name one. */
export function Feedback({ event }: { event: SchoolEvent }) {
  const { t } = useTranslation();
  const mayRead = usePermission('surveys:read');
  const [asked, setAsked] = useState(false);
  const named = event.feedbackCampaignId;
  const { data: campaign, isError } = useFeedback(mayRead ? named : null);
  const mayName = mayRead && event.allowedActions.includes('feedback');
  if (!campaign && !mayName) return null;
  return (
    <div>
      <Text size="sm" className="quiet">
        {t('events.feedback')}
      </Text>
      <Group gap="sm">
        {campaign ? (
          <Text>
            <AppLink to="/surveys/$campaignId" params={{ campaignId: campaign.id }} underline="always">
              {campaign.title}
            </AppLink>
            , {formatPeriod(campaign.opensOn, campaign.closesOn)}
          </Text>
        ) : (
          <Text>{named === null ? t('events.feedbackNone') : isError ? t('events.feedbackHidden') : '…'}</Text>
        )}
        {mayName && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setAsked(true)}>
            {t(named === null ? 'events.feedbackAsk' : 'events.feedbackOther')}
          </Button>
        )}
      </Group>
      {asked && <FeedbackDialog event={event} onClose={() => setAsked(false)} />}
    </div>
  );
}
