import { Group, Text } from '@mantine/core';
import type { Dashboard } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useGroups } from './api/dashboards';
import classes from './Dashboard.module.css';
import { Groups } from './Groups';
import { Heat } from './Heat';
import { NO_GROUP } from './search';

type Props = {
  board: Dashboard;
  /** Whether the board is that of what was looked at before, until the answer comes. */
  former: boolean;
  place?: string;
  group?: string;
};

/** From groups over places down to the indicators of one group; a round without groups shows indicators at once. */
export function HeatPart({ board, former, place, group }: Props) {
  const { t } = useTranslation();
  const round = former ? null : board.roundId;
  const found = useGroups(place, round);
  if (former || (round !== null && (found.isPending || found.isPlaceholderData))) return <Loading />;
  const groups = round === null ? undefined : found.data;
  if (found.error && !groups) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
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
