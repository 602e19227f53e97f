import { usePermission } from '../../shared/api/getMe';
import { SubscribeButton } from '../../shared/calendar/SubscribeButton';
import RemindersOf from './RemindersOf';

/** How the people of an organisation learn of terms: by reminders, and by their calendar programs. */
export default function TermsOf({ organizationId }: { organizationId: string }) {
  if (!usePermission('checkpoints:read')) return null;
  return (
    <>
      <RemindersOf organizationId={organizationId} />
      <div>
        <SubscribeButton kind="ORGANIZATION" targetId={organizationId} />
      </div>
    </>
  );
}
