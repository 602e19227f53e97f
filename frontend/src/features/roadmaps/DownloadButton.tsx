import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Roadmap } from '../../shared/api/types';

const DownloadMenu = lazy(() => import('./DownloadMenu'));

export type Downloadable = {
  roadmap: Pick<Roadmap, 'id' | 'title'>;
  /** The edition that is meant, and what its file is called; left out: the plan as it is now. */
  edition?: { number: number; name: string };
  label: string;
};

/** Asks for the menu of files; the menu itself, which few open, is loaded then. */
export function DownloadButton(props: Downloadable) {
  const [asked, setAsked] = useState(false);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={asked}
      onClick={() => setAsked(true)}
    >
      {props.label}
    </Button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <DownloadMenu {...props} />
    </Suspense>
  );
}
