import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { DayField } from '../../shared/ui/DayField';
import { Dialog } from '../../shared/ui/Dialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAccountPage } from '../../shared/api/getConfiguration';
import { useCreateApiClient } from './api/createApiClient';
import { ScopeChoice } from './ScopeChoice';
import type { Secret } from './SecretDialog';

type Props = { organization: string | null; onMade: (secret: Secret) => void; onClose: () => void };

/** Lets a system in: whose it is, what it may do and until when. */
export function CreateApiClient({ organization, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [place, setPlace] = useState(organization);
  const [scopes, setScopes] = useState<string[]>([]);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const [clientId, setClientId] = useState('');
  const create = useCreateApiClient();
  // An own sign-in service makes the client there: here it is known by its id.
  const elsewhere = useAccountPage() === null || fieldError(create.error, '/clientId') !== undefined;
  const submit = () => {
    if (!place) return;
    create.mutate(
      { name: name.trim(), organizationId: place, scopes, expiresOn, clientId: clientId.trim() || null },
      {
        onSuccess: ({ client, secret }) => {
          onClose();
          if (secret) onMade({ client, secret });
        },
      },
    );
  };
  return (
    <Dialog title={t('apiClients.add')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <TextInput
            label={t('apiClients.name')}
            description={t('apiClients.nameHint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldError(create.error, '/name')}
            maxLength={200}
            required
            data-autofocus
          />
          <OrganizationSelect
            label={t('apiClients.organization')}
            value={place}
            onChange={(id) => {
              setPlace(id);
              setScopes([]);
            }}
            error={fieldError(create.error, '/organizationId')}
            required
          />
          {elsewhere && (
            <TextInput
              label={t('apiClients.clientId')}
              description={t('apiClients.clientIdHint')}
              value={clientId}
              onChange={(event) => setClientId(event.currentTarget.value)}
              error={fieldError(create.error, '/clientId')}
              maxLength={100}
            />
          )}
          <ScopeChoice
            organizationId={place}
            value={scopes}
            onChange={setScopes}
            error={fieldError(create.error, '/scopes')}
          />
          <DayField
            label={t('apiClients.expiresOn')}
            value={expiresOn}
            onChange={setExpiresOn}
            error={fieldError(create.error, '/expiresOn')}
          />
          {create.error && <ProblemAlert error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={name.trim() === '' || place === null || scopes.length === 0}
              loading={create.isPending}
            >
              {t('apiClients.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
