import { Button, CloseButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Organization, OrganizationAlias } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useAddAlias } from './api/addAlias';
import { useAliases } from './api/listAliases';
import { useDeleteAlias } from './api/deleteAlias';
import classes from './Aliases.module.css';

const ALIAS_KINDS = ['SPELLING', 'FORMER_NAME', 'OTHER'] as const;

/** The other names by which documents call the organisation, and by which it is found. */
export function Aliases({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const aliases = useAliases(organization.id).data?.items ?? [];
  const mayChange = organization.allowedActions.includes('update');
  const [adding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<OrganizationAlias | null>(null);
  if (aliases.length === 0 && !mayChange) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('aliases.title')}</Title>
      <Text size="sm" className="quiet">
        {t('aliases.text')}
      </Text>
      {aliases.length > 0 && (
        <ul className={classes.list}>
          {aliases.map((alias) => (
            <li key={alias.id}>
              <span>{alias.text}</span>
              <Text span size="sm" className="quiet">
                {codeWord('aliasKind', alias.kind)}
              </Text>
              {mayChange && (
                <CloseButton
                  size="sm"
                  className="no-print"
                  aria-label={t('aliases.remove', { name: alias.text })}
                  onClick={() => setDoomed(alias)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Group className="no-print">
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('aliases.add')}
          </Button>
        </Group>
      )}
      {adding && <AddAlias id={organization.id} onClose={() => setAdding(false)} />}
      {doomed && <RemoveAlias id={organization.id} alias={doomed} onClose={() => setDoomed(null)} />}
    </Stack>
  );
}

function AddAlias({ id, onClose }: { id: string; onClose: () => void }) {
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

function RemoveAlias({ id, alias, onClose }: { id: string; alias: OrganizationAlias; onClose: () => void }) {
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
