import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';

const PersonPanel = lazy(() => import('./PersonPanel'));

/** Who is signed in; the panel behind it comes when it is asked for. */
export function PersonButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('shell.person')}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(true)}
      >
        <IconUserCircle size={24} aria-hidden />
      </ActionIcon>
      {opened && (
        <Suspense>
          <PersonPanel onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
