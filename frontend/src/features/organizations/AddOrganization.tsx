import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Organization, OrganizationKind } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useCreateOrganization } from './api/createOrganization';
import { KINDS } from './search';

export function AddOrganization({ parent, onClose }: { parent: Organization; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganizationKind>(parent.kind === 'REGION' ? 'MUNICIPALITY' : 'SCHOOL');
  const create = useCreateOrganization();
  return (
    <FormDialog
      title={t('organizations.addTo', { name: parent.name })}
      action={t('common.add')}
      busy={create.isPending}
      error={create.error}
      ready={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => create.mutate({ name: name.trim(), kind, parentId: parent.id }, { onSuccess: onClose })}
    >
      <TextInput
        label={t('organizations.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <NativeSelect
        label={t('organizations.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as OrganizationKind)}
        data={KINDS.map((value) => ({ value, label: codeWord('organizationKind', value) }))}
      />
    </FormDialog>
  );
}
