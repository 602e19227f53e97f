import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Roadmap } from '../../shared/api/types';
import { useTranslation, withPlanWords } from '../../shared/i18n/i18n';
import type { RoadmapDeed } from './deeds';

const ActionsMenu = lazy(() => withPlanWords(() => import('./ActionsMenu')));

type Props = { roadmap: Roadmap; onDo: (deed: RoadmapDeed) => void };

/** Asks for the menu of what is done seldom; the menu itself is loaded then. */
export function ActionsButton({ roadmap, onDo }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const button = (
    <Button
      size="xs"
      variant="default"
      rightSection={<IconChevronDown size={16} aria-hidden />}
      aria-haspopup="menu"
      loading={asked}
      onClick={() => setAsked(true)}
    >
      {t('roadmaps.actions')}
    </Button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <ActionsMenu roadmap={roadmap} onDo={onDo} />
    </Suspense>
  );
}
