import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ImportSummary } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDeleteImport } from './api/deleteImport';
import { useImports } from './api/listImports';

/** Previews that have not become roadmaps yet. */
export function UnfinishedImports({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  const imports = useImports(enabled);
  const [doomed, setDoomed] = useState<ImportSummary | null>(null);
  const items = (imports.data?.pages ?? []).flatMap((page) => page.items);
  if (imports.error) return <ProblemAlert error={imports.error} onRetry={() => void imports.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('imports.unfinished')}</Title>
      <Rows items={items} onDelete={setDoomed} />
      {imports.hasNextPage && (
        <Button variant="default" w="fit-content" onClick={() => void imports.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {doomed && <DeleteImport item={doomed} onClose={() => setDoomed(null)} />}
    </Stack>
  );
}

function Rows({ items, onDelete }: { items: ImportSummary[]; onDelete: (item: ImportSummary) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('imports.document')}</th>
          <th role="columnheader">{t('imports.created')}</th>
          <th role="columnheader">{t('imports.found')}</th>
          <th role="columnheader">
            <span className="visually-hidden">{t('imports.delete')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={item.id} role="row">
            <td role="cell">
              <AppLink to="/roadmaps/import/$importId" params={{ importId: item.id }}>
                {item.title || item.fileName}
              </AppLink>
            </td>
            <td role="cell">{formatInstant(item.createdAt, i18n.language)}</td>
            <td role="cell">
              {t('roadmaps.activityCount', { count: item.activityCount })}
              {item.reviewCount > 0 && `, ${t('term.doubtCount', { count: item.reviewCount })}`}
            </td>
            <td role="cell">
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('imports.deleteOne', { name: item.fileName })}
                onClick={() => onDelete(item)}
              >
                {t('imports.delete')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeleteImport({ item, onClose }: { item: ImportSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteImport();
  return (
    <ConfirmDialog
      title={t('imports.deleteTitle')}
      text={t('imports.deleteText', { name: item.fileName })}
      action={t('imports.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(item.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
