import { Anchor } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { AuditEntry } from '../../shared/api/types';
import { Actor } from '../../shared/audit/EntryView';
import { actionWord, changesOf, entityWord, fieldWord, nameOf } from '../../shared/audit/words';
import { formatInstant } from '../../shared/format/dates';
import grid from '../../shared/ui/DataTable.module.css';

const FEW = 4;

type Props = { items: AuditEntry[]; onOpen: (entry: AuditEntry) => void };

export function AuditRows({ items, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('audit.when')}</th>
          <th role="columnheader">{t('audit.who')}</th>
          <th role="columnheader">{t('audit.what')}</th>
          <th role="columnheader">{t('audit.organization')}</th>
          <th role="columnheader">{t('audit.reason')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((entry) => (
          <tr key={entry.id} role="row">
            <td role="cell" className={grid.nowrap}>
              {formatInstant(entry.at, i18n.language)}
            </td>
            <td role="cell">
              <Actor entry={entry} />
            </td>
            <td role="cell" className={grid.lead}>
              <Anchor component="button" type="button" ta="start" onClick={() => onOpen(entry)}>
                {titleOf(entry)}
              </Anchor>
              <div className="quiet">{summaryOf(entry)}</div>
            </td>
            <td role="cell">{entry.organization?.name}</td>
            <td role="cell" className="verbatim" data-label={t('audit.reason')}>
              {entry.reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function titleOf(entry: AuditEntry): string {
  const name = nameOf(entry);
  return `${entityWord(entry.entity)}${name ? ` «${name}»` : ''}: ${actionWord(entry.action).toLocaleLowerCase()}`;
}

function summaryOf(entry: AuditEntry): string | null {
  if (entry.action !== 'CHANGED') return null;
  const fields = changesOf(entry).map(({ field }) => fieldWord(entry.entity, field));
  return fields.slice(0, FEW).join(', ') + (fields.length > FEW ? '…' : '');
}
