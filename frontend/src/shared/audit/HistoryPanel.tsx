import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { useHistory } from '../api/listAuditEntries';
import type { AuditEntry } from '../api/types';
import { formatInstant } from '../format/dates';
import { SidePanel } from '../ui/Dialog';
import { AppLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { ProblemAlert } from '../ui/ProblemAlert';
import { ChangeTable } from './ChangeTable';
import { Actor } from './EntryView';
import classes from './HistoryPanel.module.css';
import { actionWord, changesOf, fieldWord } from './words';

type Props = { entity: string; entityId: string; onClose: () => void };

/** What happened to one record, newest first; an entry unfolds to its values. */
export default function HistoryPanel({ entity, entityId, onClose }: Props) {
  const { t } = useTranslation();
  const pages = useHistory(entity, entityId);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SidePanel title={t('common.history')} onClose={onClose} wide>
      <Stack gap="sm">
        {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <Loading rows={4} />}
        {pages.isSuccess && items.length === 0 && <Text className="quiet">{t('audit.historyEmpty')}</Text>}
        <ol className={classes.list}>
          {items.map((entry) => (
            <Item key={entry.id} entry={entry} />
          ))}
        </ol>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
        <AppLink to="/administration/audit" search={{ entity, entityId }} onClick={onClose}>
          {t('audit.openInRecord')}
        </AppLink>
      </Stack>
    </SidePanel>
  );
}

function Item({ entry }: { entry: AuditEntry }) {
  const { i18n } = useTranslation();
  const fields = changesOf(entry).map(({ field }) => fieldWord(entry.entity, field));
  return (
    <li className={classes.item}>
      <Text size="sm" className="quiet">
        {formatInstant(entry.at, i18n.language)}
      </Text>
      <Text component="div">
        <Actor entry={entry} />
      </Text>
      {entry.reason && (
        <Text size="sm" className="verbatim">
          {`«${entry.reason}»`}
        </Text>
      )}
      <details className={classes.details}>
        <summary>
          {actionWord(entry.action)}
          {entry.action === 'CHANGED' && fields.length > 0 && `: ${fields.join(', ')}`}
        </summary>
        <ChangeTable entry={entry} />
      </details>
    </li>
  );
}
