import { Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { Pages } from '../../shared/ui/Pages';
import { useMembershipPages } from './api/listMemberships';
import { MembershipRows } from './MembershipRows';

/** Who works in an organisation: curators, heads and responsible persons with the orders that appoint them. */
export default function StaffOf({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const allowed = usePermission('people:read');
  const pages = useMembershipPages({ organization: organizationId, state: 'CURRENT' }, allowed);
  if (!allowed) return null;
  return (
    <section>
      <Title order={2}>{t('people.staff')}</Title>
      <Pages pages={pages} empty={<Text className="quiet">{t('people.noStaff')}</Text>}>
        {(items) => <MembershipRows items={items} of="organization" />}
      </Pages>
    </section>
  );
}
