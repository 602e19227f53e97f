import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Executors, Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';

type Props = { roadmap: Roadmap; rows: Executors['rowsWithoutExecutors'] };

/** Rows that give nobody a task: once the plan is approved it takes an order to mend them. */
export function IdleRows({ roadmap, rows }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('executors.idle', { count: rows.length })}>
      <ul style={{ margin: 0, paddingInlineStart: '1.1em' }}>
        {rows.map(({ activityId, number, title }) => (
          <li key={activityId}>
            <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: roadmap.id }} search={{ row: activityId } as never}>
              {[number, title].filter(Boolean).join(' ')}
            </AppLink>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
