import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { currentState } from '../../shared/api/problem';
import type { ApiClient } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { DayField } from '../../shared/ui/DayField';
import { Dialog } from '../../shared/ui/Dialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { StaleNotice } from '../../shared/ui/StaleNotice';
import { useUpdateApiClient } from './api/updateApiClient';
import { ScopeChoice } from './ScopeChoice';
import { scopeWord } from './scopes';

type Form = { name: string; scopes: string[] | null; expiresOn: string | null };

const formOf = ({ name, scopes, expiresOn }: ApiClient): Form => ({ name, scopes, expiresOn });

/** Name, rights and last day; rights count at once, also for tokens the system has. */
export function EditApiClient({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(client));
  const update = useUpdateApiClient(client.id);
  const current = currentState<ApiClient>(update.error);
  const save = (version: number) =>
    update.mutate(
      { version, body: { name: form.name.trim(), scopes: form.scopes ?? undefined, expiresOn: form.expiresOn } },
      { onSuccess: onClose },
    );
  const rows = (state: Form) => ({
    [t('apiClients.name')]: state.name,
    [t('apiClients.scopes')]: state.scopes?.map(scopeWord).sort().join(', ') ?? '',
    [t('apiClients.expiresOn')]: state.expiresOn ? formatDay(state.expiresOn) : '',
  });
  return (
    <Dialog title={t('apiClients.editTitle', { name: client.name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(client.version);
        }}
      >
        <Stack>
          <TextInput
            label={t('apiClients.name')}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            error={fieldError(update.error, '/name')}
            maxLength={200}
            required
            data-autofocus
          />
          {form.scopes && (
            <ScopeChoice
              organizationId={client.organization.id}
              value={form.scopes}
              onChange={(scopes) => setForm({ ...form, scopes })}
              error={fieldError(update.error, '/scopes')}
            />
          )}
          <DayField
            label={t('apiClients.expiresOn')}
            value={form.expiresOn}
            onChange={(expiresOn) => setForm({ ...form, expiresOn })}
            error={fieldError(update.error, '/expiresOn')}
          />
          {current ? (
            <StaleNotice
              mine={rows(form)}
              theirs={rows(formOf(current))}
              busy={update.isPending}
              onTakeTheirs={onClose}
              onKeepMine={() => save(current.version)}
            />
          ) : (
            <>
              {update.error && <ProblemAlert error={update.error} />}
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t('common.cancel')}
                </Button>
                <Button
                  type="submit"
                  disabled={form.name.trim() === '' || form.scopes?.length === 0}
                  loading={update.isPending}
                >
                  {t('common.save')}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
