import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { OrganizationAlias } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useAddAlias } from './api/addAlias';
import { useDeleteAlias } from './api/deleteAlias';

const ALIAS_KINDS = ['SPELLING', 'FORMER_NAME', 'OTHER'] as const;

export function AddAlias({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<OrganizationAlias['kind']>('SPELLING');
  const add = useAddAlias(id);
  return (
    <FormDialog
      title={t('aliases.add')}
      action={t('common.add')}
      busy={add.isPending}
      error={add.error}
      ready={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => add.mutate({ text: text.trim(), kind }, { onSuccess: onClose })}
    >
      <TextInput
        label={t('aliases.name')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
        error={fieldError(add.error, '/text')}
      />
      <CodeSelect
        label={t('aliases.kind')}
        group="aliasKind"
        codes={ALIAS_KINDS}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? 'SPELLING')}
      />
    </FormDialog>
  );
}

export function RemoveAlias({ id, alias, onClose }: { id: string; alias: OrganizationAlias; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteAlias(id);
  return (
    <ConfirmDialog
      title={t('aliases.removeTitle')}
      text={t('aliases.removeText', { name: alias.text })}
      action={t('aliases.removeAction')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(alias, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
