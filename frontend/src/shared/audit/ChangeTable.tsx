import { Text } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { useOrganization } from '../api/getOrganization';
import type { AuditEntry } from '../api/types';
import classes from './ChangeTable.module.css';
import { changesOf, fieldWord, valueText } from './words';

const ORGANIZATIONS = new Set(['organization_id', 'parent_id', 'successor_id', 'partner_id']);

/** Before and after side by side, field by field, in words. */
export function ChangeTable({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const changes = changesOf(entry);
  if (changes.length === 0) return <Text className="quiet">{t('audit.noFields')}</Text>;
  const both = entry.before !== null && entry.after !== null;
  return (
    <table className={classes.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('audit.field')}</th>
          {entry.before !== null && <th role="columnheader">{t(both ? 'audit.before' : 'audit.was')}</th>}
          {entry.after !== null && <th role="columnheader">{t(both ? 'audit.after' : 'audit.is')}</th>}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {changes.map(({ field, before, after }) => (
          <tr key={field} role="row">
            <th role="rowheader" scope="row">
              {fieldWord(entry.entity, field)}
            </th>
            {entry.before !== null && (
              <td role="cell" data-side={both ? 'before' : undefined}>
                {both && <span className={classes.side}>{`${t('audit.before')}: `}</span>}
                <Value entity={entry.entity} field={field} value={before} />
              </td>
            )}
            {entry.after !== null && (
              <td role="cell" data-side={both ? 'after' : undefined}>
                {both && <span className={classes.side}>{`${t('audit.after')}: `}</span>}
                <Value entity={entry.entity} field={field} value={after} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ValueProps = { entity: string; field: string; value: unknown };

function Value({ entity, field, value }: ValueProps) {
  const { i18n } = useTranslation();
  if (typeof value === 'string' && ORGANIZATIONS.has(field)) return <OrganizationName id={value} />;
  return <span className="verbatim">{valueText(entity, field, value, i18n.language)}</span>;
}

/** The organisation as it is called now; its id where it is gone or not for this person. */
function OrganizationName({ id }: { id: string }) {
  return <span className="verbatim">{useOrganization(id).data?.name ?? id}</span>;
}
