import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../api/getMe';
import { useTranslation, withRareWords } from '../i18n/i18n';

const HistoryPanel = lazy(() => withRareWords(() => import('./HistoryPanel')));

type Props = {
  entity: string;
  entityId: string;
  /** Whose history it is, where a list has many. */
  of?: string;
};

/** Opens what happened to a record; only for those who may read the record of changes. */
export function HistoryButton({ entity, entityId, of }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!usePermission('audit:read')) return null;
  return (
    <>
      <Button
        size={of ? 'compact-sm' : 'xs'}
        variant={of ? 'subtle' : 'default'}
        className="no-print"
        leftSection={<IconHistory size={16} aria-hidden />}
        aria-label={of && `${t('common.history')}: ${of}`}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {t('common.history')}
      </Button>
      {opened && (
        <Suspense>
          <HistoryPanel entity={entity} entityId={entityId} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
