import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useRiskProfile } from './api/profile';
import { factorName, inOrder, knowledge } from './figures';
import { SignificanceMark } from './marks';

/** On a school's card: its high risks, and the way to all of them. */
export default function ProfileOf({ organizationId }: { organizationId: string }) {
  const { t, i18n } = useTranslation();
  const allowed = usePermission('surveys:read');
  const found = useRiskProfile(organizationId, allowed);
  if (!allowed) return null;
  const factors = inOrder(found.data?.factors ?? []);
  const high = factors.filter(({ significance }) => significance === 'HIGH');
  const asked = factors.some(({ groups }) => groups.length > 0);
  const known = asked ? knowledge(factors, t) : t('profile.emptyTitle');
  return (
    <section aria-labelledby="risk-profile">
      <Title order={2} id="risk-profile" mb="xs">
        {t('profile.title')}
      </Title>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Stack gap="xs">
          {high.map((factor) => (
            <Group key={factor.code} gap="sm">
              <Text>{factorName(factor, i18n.language)}</Text>
              <SignificanceMark value={factor.significance} />
            </Group>
          ))}
          {known && <Text className="quiet">{known}</Text>}
          <AppLink to="/organizations/$organizationId/profile" params={{ organizationId }} w="fit-content">
            {t('profile.open')}
          </AppLink>
        </Stack>
      )}
    </section>
  );
}
