import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useSections } from './sections';

/** What this person may administer. */
export default function AdministrationPage() {
  const { t } = useTranslation();
  const sections = useSections();
  return (
    <Stack gap="md">
      <PageTitle title={t('nav.administration')} />
      {sections.length === 0 && <EmptyState title={t('problem.forbidden.title')} text={t('problem.forbidden.todo')} />}
      {sections.map(({ to, name, Icon }) => (
        <Group key={to} gap="sm" wrap="nowrap" align="flex-start">
          <Icon size={24} aria-hidden style={{ flex: 'none', color: 'var(--opora-accent)' }} />
          <div>
            <AppLink to={to} fw={600}>
              {t(`administration.${name}`)}
            </AppLink>
            <Text className="quiet">{t(`administration.${name}Text`)}</Text>
          </div>
        </Group>
      ))}
    </Stack>
  );
}
