import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useOwnOrganization } from '../../shared/api/getMe';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateEvent } from './api/events';
import { EventFields } from './EventFields';
import { contentOf, fresh } from './draft';

/** An event as a draft: schools are invited when it is announced. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = useOwnOrganization();
  // An institute or a centre stands beside the schools: its events are for the schools of those whom it works for.
  const beside = home !== null && !['REGION', 'MUNICIPALITY', 'SCHOOL'].includes(home.kind);
  const own = (beside ? home.parentId : home?.kind === 'SCHOOL' ? null : home?.id) ?? null;
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const owner = chosen === undefined ? own : chosen;
  const [draft, setDraft] = useState(() => fresh(beside ? home.name : ''));
  const create = useCreateEvent();
  const said = contentOf(draft);
  const submit = () => {
    if (!owner || !said) return;
    create.mutate(
      { organizationId: owner, ...said },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/events/$eventId', params: { eventId: id } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('events.add')}
      action={t('events.create')}
      busy={create.isPending}
      error={create.error}
      ready={owner !== null && said !== null}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrganizationSelect
        label={t('events.owner')}
        value={owner}
        onChange={setChosen}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <EventFields draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}
