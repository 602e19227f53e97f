import { usePermission } from '../../shared/api/getMe';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import { AppLink } from '../../shared/ui/links';
import { useEventAskedAbout } from './api/events';

/** Which event a campaign is the feedback of; nothing of other campaigns. */
export default function EventFact({ campaignId }: { campaignId: string }) {
  const { t, i18n } = useTranslation();
  const { data: event } = useEventAskedAbout(campaignId, usePermission('attendance:read'));
  if (!event) return null;
  return (
    <div>
      <dt>{t('campaigns.event')}</dt>
      <dd>
        <AppLink to="/events/$eventId" params={{ eventId: event.id }}>
          {inEnglish(event.title, event.titleEn, i18n.language)}
        </AppLink>
        , {formatDay(event.heldOn)}
      </dd>
    </div>
  );
}
