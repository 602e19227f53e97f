import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { save } from '../../shared/api/download';
import { isMissing } from '../../shared/api/problem';
import type { ListImport } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useApplyList } from './api/applyList';
import { useDeleteList } from './api/deleteList';
import { useErrorBook } from './api/getErrors';
import { useList } from './api/getList';
import { Columns } from './Columns';
import { ListRows } from './ListRows';

/** One list of schools, from what was understood of it to what became of it; it waits for the person to come back. */
export default function ListPage() {
  const { t } = useTranslation();
  const { importId } = useParams({ from: '/organizations/import/$importId' });
  const found = useList(importId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('imports.missingTitle')} text={t('imports.missingText')}>
        <ButtonLink to="/organizations/import">{t('lists.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded list={found.data} />;
}

function Loaded({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const open = list.status === 'PREVIEW' || list.status === 'FAILED';
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/organizations/import" w="fit-content">
          {t('lists.title')}
        </AppLink>
        <PageTitle title={list.fileName} />
        <Text className="quiet">{[list.parentName, codeWord('listStatus', list.status)].join(' · ')}</Text>
      </Stack>
      {list.status === 'APPLYING' && <Working list={list} />}
      {list.status === 'APPLIED' && <Outcome list={list} />}
      {list.status === 'FAILED' && (
        <Alert color="red" role="alert" title={t('lists.failedTitle')}>
          {t('lists.failedText', { done: list.processed, count: list.total })}
        </Alert>
      )}
      {open && <Columns list={list} />}
      {open && <AddedMunicipalities list={list} />}
      {list.status !== 'APPLYING' && <ListRows list={list} open={open} />}
      {open && <ApplyBar list={list} />}
    </Stack>
  );
}

function Working({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const percent = list.total > 0 ? Math.round((list.processed / list.total) * 100) : 0;
  const words = t('lists.working', { done: list.processed, count: list.total });
  return (
    <Stack gap={6}>
      <Text role="status">{words}</Text>
      <Progress value={percent} animated aria-label={words} />
      <Text size="sm" className="quiet">
        {t('lists.mayLeave')}
      </Text>
    </Stack>
  );
}

function Outcome({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const left = (list.counts['ERROR'] ?? 0) + (list.counts['AMBIGUOUS'] ?? 0);
  return (
    <Alert color={left > 0 ? 'orange' : 'opora'} title={t('lists.appliedTitle')}>
      <Text>
        {t('lists.added', { count: list.counts['NEW'] ?? 0 })}{' '}
        {t('lists.updated', { count: list.counts['UPDATE'] ?? 0 })} {left > 0 && t('lists.left', { count: left })}
      </Text>
      <Group mt="xs">
        {left > 0 && <ErrorBook list={list} />}
        <ButtonLink
          size="xs"
          variant="default"
          to="/organizations/$organizationId"
          params={{ organizationId: list.parentId }}
        >
          {t('lists.openParent')}
        </ButtonLink>
      </Group>
    </Alert>
  );
}

/** The rows with errors as a workbook: they are mended in Excel and uploaded again. */
function ErrorBook({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const book = useErrorBook(list.id);
  const name = t('lists.errorFile', { name: list.fileName.replace(/\.\w+$/, '') });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={book.isPending}
        onClick={() => book.mutate(undefined, { onSuccess: (content) => save(content, name) })}
      >
        {t('lists.errors')}
      </Button>
      {book.error && <ProblemAlert error={book.error} />}
    </>
  );
}

function AddedMunicipalities({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const added = list.municipalities.filter((one) => one.added);
  if (added.length === 0) return null;
  return (
    <Alert color="orange" title={t('lists.newMunicipalities', { count: added.length })}>
      <Text>{added.map((one) => one.name).join(', ')}</Text>
      <Text size="sm">{t('lists.newMunicipalitiesHint')}</Text>
    </Alert>
  );
}

function ApplyBar({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'apply' | 'delete' | null>(null);
  const apply = useApplyList(list.id);
  const remove = useDeleteList(list);
  const added = list.counts['NEW'] ?? 0;
  const updated = list.counts['UPDATE'] ?? 0;
  const left = (list.counts['ERROR'] ?? 0) + (list.counts['AMBIGUOUS'] ?? 0);
  const what = [t('lists.willAdd', { count: added }), t('lists.willUpdate', { count: updated })].join(' ');
  return (
    <Group className="at-hand">
      {list.allowedActions.includes('apply') && (
        <Button disabled={added + updated === 0} onClick={() => setAsking('apply')}>
          {t('lists.apply')}
        </Button>
      )}
      {left > 0 && <ErrorBook list={list} />}
      {list.allowedActions.includes('delete') && (
        <Button variant="subtle" color="red" onClick={() => setAsking('delete')}>
          {t('lists.delete')}
        </Button>
      )}
      {asking === 'apply' && (
        <ConfirmDialog
          title={t('lists.applyTitle')}
          text={left > 0 ? `${what} ${t('lists.willLeave', { count: left })}` : what}
          action={t('lists.apply')}
          busy={apply.isPending}
          error={apply.error}
          onConfirm={() => apply.mutate(undefined, { onSuccess: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('imports.deleteTitle')}
          text={t('imports.deleteText', { name: list.fileName })}
          action={t('lists.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() =>
            remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/organizations/import' }) })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </Group>
  );
}
