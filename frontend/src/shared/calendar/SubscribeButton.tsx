import { Button } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { CalendarFeedKind } from '../api/types';
import { useTranslation, withRareWords } from '../i18n/i18n';

const SubscribeDialog = lazy(() => withRareWords(() => import('./SubscribeDialog')));

type Props = { kind: CalendarFeedKind; targetId?: string };

/** Opens the dialog that makes a link for the person's own calendar program. */
export function SubscribeButton({ kind, targetId }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="no-print"
        size="xs"
        variant="default"
        leftSection={<IconCalendarShare size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('common.subscribe')}
      </Button>
      {open && (
        <Suspense>
          <SubscribeDialog kind={kind} targetId={targetId ?? null} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
