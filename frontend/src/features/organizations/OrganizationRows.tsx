import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Organization } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';

type Props = { items: Organization[]; /** They all belong to the organisation whose page it is. */ below?: boolean };

export function OrganizationRows({ items, below = false }: Props) {
  const { t } = useTranslation();
  const anyBelow = items.some((one) => one.childCount > 0);
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('organizations.name')}</th>
          {!below && <th role="columnheader">{t('organizations.parent')}</th>}
          <th role="columnheader">{t('organizations.kind')}</th>
          {anyBelow && <th role="columnheader">{t('organizations.below')}</th>}
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
            {!below && <td role="cell">{one.parentName}</td>}
            <td role="cell">
              {codeWord('organizationKind', one.kind)}
              {one.state !== 'ACTIVE' && (
                <Text size="sm" className="quiet">
                  {codeWord('organizationState', one.state)}
                </Text>
              )}
            </td>
            {anyBelow && (
              <td role="cell">{one.childCount > 0 ? t('organizations.count', { count: one.childCount }) : null}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
