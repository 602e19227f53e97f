import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useOwnOrganization } from '../../shared/api/getMe';
import type { VisitChecklist } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useChecklists, useDeleteChecklist, useSaveChecklist } from './api/visits';
import classes from './Visits.module.css';
import { VisitTabs } from './VisitTabs';

type Open = { what: 'edit'; list?: VisitChecklist } | { what: 'delete'; list: VisitChecklist };

/** What is looked at in visits: lists of the own organisations, and those from above. */
export default function ChecklistsPage() {
  const { t } = useTranslation();
  const found = useChecklists();
  const [open, setOpen] = useState<Open | null>(null);
  const remove = useDeleteChecklist();
  const items = found.data?.items ?? [];
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('visits.tabLists')} />
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ what: 'edit' })}>
          {t('visitList.add')}
        </Button>
      </Group>
      <VisitTabs here="lists" />
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data && items.length === 0 && (
        <EmptyState title={t('visitList.emptyTitle')} text={t('visitList.emptyText')} />
      )}
      <ul className={classes.list}>
        {items.map((list) => (
          <li key={list.id}>
            <Text fw={600}>{list.name}</Text>
            <Text size="sm" className="quiet">
              {[list.organization.name, t('visitList.points', { count: list.items.length })].join(' · ')}
            </Text>
            <Group gap="xs" mt={4}>
              {list.allowedActions.includes('update') && (
                <Button size="xs" variant="default" onClick={() => setOpen({ what: 'edit', list })}>
                  {t('visitList.edit')}
                </Button>
              )}
              {list.allowedActions.includes('delete') && (
                <Button size="xs" variant="subtle" onClick={() => setOpen({ what: 'delete', list })}>
                  {t('visitList.delete')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {open?.what === 'edit' && <ListDialog list={open.list} onClose={() => setOpen(null)} />}
      {open?.what === 'delete' && (
        <ConfirmDialog
          title={t('visitList.delete')}
          text={t('visitList.deleteText', { name: open.list.name })}
          action={t('visitList.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setOpen(null)}
          onConfirm={() => remove.mutate(open.list, { onSuccess: () => setOpen(null) })}
        />
      )}
    </Stack>
  );
}

function ListDialog({ list, onClose }: { list?: VisitChecklist; onClose: () => void }) {
  const { t } = useTranslation();
  const own = useOwnOrganization();
  const [owner, setOwner] = useState<string | null>(list?.organization.id ?? own?.id ?? null);
  const [name, setName] = useState(list?.name ?? '');
  const [text, setText] = useState(list?.items.join('\n') ?? '');
  const save = useSaveChecklist();
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <FormDialog
      title={t(list ? 'visitList.edit' : 'visitList.add')}
      action={t('visits.save')}
      busy={save.isPending}
      error={save.error}
      ready={owner !== null && name.trim() !== '' && items.length > 0}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          { id: list?.id, version: list?.version, organizationId: owner!, name: name.trim(), items },
          { onSuccess: onClose },
        )
      }
    >
      {!list && (
        <>
          <OrganizationSelect
            label={t('visitList.owner')}
            value={owner}
            onChange={setOwner}
            required
            error={fieldError(save.error, '/organizationId')}
          />
          <Text size="sm" className="quiet">
            {t('visitList.ownerHint')}
          </Text>
        </>
      )}
      <TextInput
        label={t('visitList.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={300}
        required
        error={fieldError(save.error, '/name')}
      />
      <Textarea
        label={t('visitList.items')}
        description={t('visitList.itemsHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={5}
        required
        error={fieldError(save.error, '/items')}
      />
    </FormDialog>
  );
}
