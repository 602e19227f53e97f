import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Roadmap } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCloseRoadmap } from './api/closeRoadmap';
import { OpenNotice } from './OpenNotice';
import { openThings } from './openThings';

/** The end of a roadmap: since when and why; what is not done yet is named before it is given up. */
export function CloseDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [closedOn, setClosedOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [agreed, setAgreed] = useState(false);
  const close = useCloseRoadmap(roadmap.id);
  const open = openThings(close.error, formatDay);
  return (
    <FormDialog
      title={t('roadmapDialog.closeTitle')}
      action={t('roadmaps.close')}
      danger
      busy={close.isPending}
      error={open ? null : close.error}
      ready={reason.trim() !== '' && (!open || agreed)}
      onSubmit={() =>
        close.mutate(
          { closedOn, reason: reason.trim(), despiteOpenCheckpoints: agreed || null },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text>{t('roadmapDialog.closeText')}</Text>
      <DayField
        label={t('roadmapDialog.closedOn')}
        hint={t('roadmapDialog.closedHint')}
        value={closedOn}
        onChange={setClosedOn}
      />
      <Textarea
        label={t('roadmapDialog.closeReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        autosize
        minRows={2}
        data-autofocus
      />
      <OpenNotice error={close.error} agreed={agreed} onAgree={setAgreed} />
    </FormDialog>
  );
}
