import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolEvent } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useDeleteEvent, useEventStep } from './api/events';

const EditDialog = lazyDialog(() => import('./EditDialog').then((found) => found.EditDialog));
const CancelDialog = lazyDialog(() => import('./CancelDialog').then((found) => found.CancelDialog));

type Asked = 'edit' | 'announce' | 'hold' | 'cancel' | 'delete';

/** What its owner may do with it. */
export function Ways({ event }: { event: SchoolEvent }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const step = useEventStep(event);
  const remove = useDeleteEvent(event);
  const may = (action: SchoolEvent['allowedActions'][number]) => event.allowedActions.includes(action);
  const done = () => setAsked(null);
  const close = () => {
    step.reset();
    done();
  };
  if (!may('update')) return null;
  return (
    <Group gap="xs" mt={4} className="no-print">
      {may('announce') && (
        <Button size="xs" onClick={() => setAsked('announce')}>
          {t('events.announce')}
        </Button>
      )}
      {may('hold') && (
        <Button size="xs" variant="default" onClick={() => setAsked('hold')}>
          {t('events.hold')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setAsked('edit')}>
        {t(may('delete') ? 'events.edit' : 'events.move')}
      </Button>
      {may('cancel') && (
        <Button size="xs" variant="subtle" color="red" onClick={() => setAsked('cancel')}>
          {t('events.cancel')}
        </Button>
      )}
      {may('delete') && (
        <Button size="xs" variant="subtle" color="red" onClick={() => setAsked('delete')}>
          {t('events.delete')}
        </Button>
      )}
      {asked === 'edit' && <EditDialog event={event} onClose={done} />}
      {asked === 'cancel' && <CancelDialog event={event} onClose={done} />}
      {(asked === 'announce' || asked === 'hold') && (
        <ConfirmDialog
          title={t(`events.${asked}Title`)}
          text={[
            t(`events.${asked}Text`),
            asked === 'announce' && event.programmeId !== null && t('events.announceLater'),
          ]
            .filter(Boolean)
            .join(' ')}
          action={t(`events.${asked}`)}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate({ step: asked, reason: '' }, { onSuccess: done })}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <ConfirmDialog
          title={t('events.deleteTitle')}
          text={t('events.deleteText')}
          action={t('events.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/events' }) })}
          onClose={done}
        />
      )}
    </Group>
  );
}
