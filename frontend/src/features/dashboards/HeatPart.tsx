import { Group, Text } from '@mantine/core';
import type { Dashboard } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { useGroups } from './api/dashboards';
import classes from './Dashboard.module.css';
import { Groups } from './Groups';
import { Heat } from './Heat';
import { NO_GROUP } from './search';

/** From groups over places down to the indicators of one group; a round without groups shows indicators at once. */
export function HeatPart({ board, place, group }: { board: Dashboard; place?: string; group?: string }) {
  const { t } = useTranslation();
  const found = useGroups(place, board.roundId);
  if (board.roundId !== null && found.isPending) return null;
  const groups = found.data;
  const grouped = groups?.groups.some((one) => one.group !== '') ?? false;
  if (groups && grouped && group === undefined) return <Groups groups={groups} level={board.level} />;
  return (
    <div className={classes.part}>
      {group !== undefined && (
        <Group gap="xs">
          <AppLink
            to="/dashboard"
            search={((old: object) => ({ ...old, group: undefined })) as never}
            resetScroll={false}
            className="no-print"
          >
            {t('dashboard.allGroups')}
          </AppLink>
          <Text>{t('dashboard.group', { group: group === NO_GROUP ? t('dashboard.noGroup') : group })}</Text>
        </Group>
      )}
      {group !== undefined && board.heat.length === 0 && <Text className="quiet">{t('dashboard.groupNothing')}</Text>}
      <Heat board={board} />
    </div>
  );
}
