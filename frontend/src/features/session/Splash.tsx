import { Center, Loader } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';

/** A wait before there is a page to show. */
export function Splash() {
  const { t } = useTranslation();
  return (
    <Center h="100vh" role="status" aria-label={t('common.loading')}>
      <Loader />
    </Center>
  );
}
