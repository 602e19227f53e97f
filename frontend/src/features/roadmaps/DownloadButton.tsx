import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Roadmap } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';

const DownloadMenu = lazy(() => import('./DownloadMenu'));

/** Asks for the menu of files; the menu itself, which few open, is loaded then. */
export function DownloadButton({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={asked}
      onClick={() => setAsked(true)}
    >
      {t('roadmaps.download')}
    </Button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <DownloadMenu roadmap={roadmap} />
    </Suspense>
  );
}
