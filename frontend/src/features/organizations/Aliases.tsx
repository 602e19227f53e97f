import { Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Organization, OrganizationAlias } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useAliases } from './api/listAliases';
import classes from './Aliases.module.css';

const AddAlias = lazyDialog(() => import('./AliasDialogs').then((found) => found.AddAlias));
const RemoveAlias = lazyDialog(() => import('./AliasDialogs').then((found) => found.RemoveAlias));

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
