import { Stack, Text } from '@mantine/core';
import { useTranslation, type WordKey } from '../../shared/i18n/i18n';
import { useParts } from '../../shared/monitoring/parts';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';

/** What there is in the room, with a sentence each: from here everything of it is reached. */
export default function MonitoringPage() {
  const { t } = useTranslation();
  const parts = useParts();
  return (
    <Stack gap="md">
      <PageTitle title={t('monitoring.title')} />
      {parts.length === 0 && <EmptyState title={t('problem.forbidden.title')} text={t('problem.forbidden.todo')} />}
      {parts.map(({ name, to }) => (
        <div key={name}>
          <AppLink to={to as '/'} fw={600}>
            {t(`monitoring.${name}` as WordKey)}
          </AppLink>
          <Text className="quiet">{t(`monitoring.${name}Text` as WordKey)}</Text>
        </div>
      ))}
    </Stack>
  );
}
