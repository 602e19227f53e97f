import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Organization } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import type { Shown } from '../../shared/ui/columns';
import { AppLink } from '../../shared/ui/links';

type Props = {
  items: Organization[];
  shown?: Shown;
  /** What else is told of each. */
  more?: { key: string; label: string; value: (one: Organization) => string | null | undefined }[];
};

/** Those on the page of an organisation all belong to it. */
const ofOne: Shown = (key) => key !== 'parent';

export function OrganizationRows({ items, shown = ofOne, more = [] }: Props) {
  const { t } = useTranslation();
  const anyBelow = shown('below') && items.some((one) => one.childCount > 0);
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('organizations.name')}</th>
          {shown('parent') && <th role="columnheader">{t('organizations.parent')}</th>}
          {shown('kind') && <th role="columnheader">{t('organizations.kind')}</th>}
          {anyBelow && <th role="columnheader">{t('organizations.below')}</th>}
          {more.map(({ key, label }) => (
            <th key={key} role="columnheader">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/organizations/$organizationId" params={{ organizationId: one.id }}>
                {one.name}
              </AppLink>
            </td>
            {shown('parent') && <td role="cell">{one.parentName}</td>}
            {shown('kind') && (
              <td role="cell">
                {codeWord('organizationKind', one.kind)}
                {one.state !== 'ACTIVE' && (
                  <Text size="sm" className="quiet">
                    {codeWord('organizationState', one.state)}
                  </Text>
                )}
              </td>
            )}
            {anyBelow && (
              <td role="cell">{one.childCount > 0 ? t('organizations.count', { count: one.childCount }) : null}</td>
            )}
            {more.map(({ key, label, value }) => (
              <td key={key} role="cell" data-label={label}>
                {value(one)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
