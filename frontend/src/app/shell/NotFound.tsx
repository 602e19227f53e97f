import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { ButtonLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';

export default function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <PageTitle title={t('shell.notFoundTitle')} />
      <Text>{t('shell.notFoundText')}</Text>
      <ButtonLink to="/roadmaps">{t('shell.toRoadmaps')}</ButtonLink>
    </Stack>
  );
}
