import { useState } from 'react';
import type { SchoolEvent } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateEvent } from './api/events';
import { EventFields } from './EventFields';
import { contentOf, draftOf } from './draft';

/** Only what was changed is sent: what somebody else changed beside it stays. */
export function EditDialog({ event, onClose }: { event: SchoolEvent; onClose: () => void }) {
  const { t } = useTranslation();
  const [first] = useState(() => contentOf(draftOf(event)));
  const [draft, setDraft] = useState(() => draftOf(event));
  const update = useUpdateEvent(event);
  const said = contentOf(draft);
  const submit = () => {
    if (!said) return;
    const changed = Object.fromEntries(
      Object.entries(said).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(first?.[field as keyof typeof said]),
      ),
    );
    update.mutate(changed, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('events.edit')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <EventFields announced={event.state !== 'DRAFT'} draft={draft} onChange={setDraft} error={update.error} />
    </FormDialog>
  );
}
