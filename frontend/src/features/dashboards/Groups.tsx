import { Text, Title } from '@mantine/core';
import type { Dashboard, DashboardGroupCell, DashboardGroups } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import classes from './Dashboard.module.css';
import { NO_GROUP } from './search';

type Props = { groups: DashboardGroups; level: Dashboard['level'] };

/** Where places fall behind: a cell is a group of indicators in a place, and opens the group's indicators. */
export function Groups({ groups, level }: Props) {
  const { t } = useTranslation();
  const shown = groups.groups.filter(({ comparable, group }) => comparable > 0 || group !== '');
  if (shown.length === 0 || groups.places.length === 0) return null;
  return (
    <section aria-labelledby="dashboard-groups" className={classes.part}>
      <Title order={2} size="h3" id="dashboard-groups">
        {t('dashboard.heatGroups')}
      </Title>
      <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="dashboard-groups">
        <table className={classes.heat}>
          <thead>
            <tr>
              <th scope="col">{t(level === 'REGION' ? 'dashboard.municipality' : 'dashboard.school')}</th>
              {shown.map(({ group, indicators }) => (
                <th key={group} scope="col" className={classes.column}>
                  <ToGroup group={group} title={t('dashboard.groupSize', { count: indicators })}>
                    {group || t('dashboard.noGroup')}
                  </ToGroup>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.places.map((place, row) => (
              <tr key={place.id}>
                <th scope="row">
                  {place.present ? (
                    <AppLink
                      to="/dashboard"
                      search={((old: object) => ({ ...old, place: place.id, show: undefined })) as never}
                      inherit
                    >
                      {place.name}
                    </AppLink>
                  ) : (
                    t('dashboard.gone', { name: place.name })
                  )}
                </th>
                {shown.map(({ group, cells }) => (
                  <Cell key={group} group={group} cell={cells[row] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text size="sm" className="quiet">
        {t('dashboard.groupsText')} {level !== 'REGION' && t('dashboard.groupsOfSchools')}{' '}
        {(level === 'SCHOOL' || level === 'SCHOOLS') && t('dashboard.groupsFew')}{' '}
        {groups.morePlaces && t('dashboard.moreTiles', { count: groups.places.length })}
      </Text>
    </section>
  );
}

function Cell({ group, cell }: { group: string; cell: DashboardGroupCell | null }) {
  const { t } = useTranslation();
  if (!cell)
    return (
      <td>
        <span title={t('dashboard.notCompared')}>—</span>
      </td>
    );
  return (
    <td data-shade={Math.min(4, Math.ceil((cell.behind / cell.compared) * 4))} data-way="DOWN">
      <ToGroup group={group} title={t('dashboard.behindTitle', cell)}>
        {t('dashboard.behind', cell)}
      </ToGroup>
    </td>
  );
}

function ToGroup({ group, title, children }: { group: string; title: string; children: string }) {
  return (
    <AppLink
      to="/dashboard"
      search={((old: object) => ({ ...old, group: group || NO_GROUP })) as never}
      resetScroll={false}
      title={title}
      inherit
    >
      {children}
    </AppLink>
  );
}
