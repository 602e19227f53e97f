import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Dashboard } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useMeasured } from './api/dashboards';
import type { DashboardSearch } from './search';

type Props = { board: Dashboard; search: DashboardSearch; change: (next: DashboardSearch) => void };

/** Another place or round has other indicators. */
const ANEW = { round: undefined, indicator: undefined, group: undefined };

/** Whose figures, of which round, and which indicator. */
export function Choices({ board, search, change }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const measured = useMeasured(board.roundId, wanted);
  const near = board.heat.map(({ indicator }) => indicator);
  const indicators = measured.data?.indicators ?? near;
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      {board.choices.length > 0 ? (
        <NativeSelect
          label={t('dashboard.place')}
          value={search.place ?? ''}
          onChange={(event) => change({ place: event.currentTarget.value || undefined, ...ANEW })}
          data={[
            { value: '', label: t('dashboard.mine') },
            ...board.choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : (
        <OrganizationSelect
          label={t('dashboard.place')}
          value={search.place ?? null}
          onChange={(id) => change({ place: id ?? undefined, ...ANEW })}
        />
      )}
      {board.rounds.length > 0 && (
        <NativeSelect
          label={t('dashboard.round')}
          value={board.roundId ?? ''}
          onChange={(event) => change({ ...ANEW, round: event.currentTarget.value })}
          data={board.rounds.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {board.indicator && (
        <NativeSelect
          label={t('dashboard.indicator')}
          value={board.indicator.id}
          onFocus={() => setWanted(true)}
          onChange={(event) => change({ indicator: event.currentTarget.value })}
          data={indicators.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
    </Group>
  );
}
