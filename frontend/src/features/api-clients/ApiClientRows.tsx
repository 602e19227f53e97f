import { Button, Group, Text } from '@mantine/core';
import { IconBan, IconCircleCheck, IconClockX } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ApiClient } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import grid from '../../shared/ui/DataTable.module.css';
import { StatusMark } from '../../shared/ui/StatusMark';
import type { ApiClientAction } from './ApiClientDialog';
import { scopeWord } from './scopes';

const ACTIONS: ApiClientAction[] = ['update', 'renewSecret', 'disable'];

type Props = { items: ApiClient[]; onAction: (client: ApiClient, action: ApiClientAction) => void };

export function ApiClientRows({ items, onAction }: Props) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('apiClients.name')}</th>
          <th role="columnheader">{t('apiClients.organization')}</th>
          <th role="columnheader">{t('apiClients.scopes')}</th>
          <th role="columnheader">{t('apiClients.status')}</th>
          <th role="columnheader">{t('apiClients.actions')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((client) => (
          <tr key={client.id} role="row">
            <td role="cell" className={grid.lead}>
              <Text fw={600}>{client.name}</Text>
              <Text size="sm" className="quiet verbatim">
                {client.clientId}
              </Text>
            </td>
            <td role="cell" data-label={t('apiClients.organization')}>
              {client.organization.name}
            </td>
            <td role="cell" data-label={t('apiClients.scopes')}>
              {client.scopes?.map(scopeWord).join(', ') ?? t('apiClients.scopesElsewhere')}
            </td>
            <td role="cell">
              <Status client={client} />
            </td>
            <td role="cell" className="no-print">
              <Group gap={4}>
                {ACTIONS.filter((one) => client.allowedActions.includes(one)).map((one) => (
                  <Button
                    key={one}
                    size="compact-sm"
                    variant="subtle"
                    color={one === 'disable' ? 'red' : undefined}
                    aria-label={t(`apiClients.${one}Of`, { name: client.name })}
                    onClick={() => onAction(client, one)}
                  >
                    {t(`apiClients.${one}`)}
                  </Button>
                ))}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MARKS = {
  ACTIVE: { tone: 'green', Icon: IconCircleCheck },
  EXPIRED: { tone: 'amber', Icon: IconClockX },
  DISABLED: { tone: 'grey', Icon: IconBan },
} as const;

function Status({ client: { status, expiresOn, lastUsedOn } }: { client: ApiClient }) {
  const { t } = useTranslation();
  const { tone, Icon } = MARKS[status];
  return (
    <>
      <StatusMark tone={tone} icon={<Icon aria-hidden />}>
        {t(`apiClients.state.${status}`)}
      </StatusMark>
      {expiresOn && <Text size="sm">{t('apiClients.until', { date: formatDay(expiresOn) })}</Text>}
      <Text size="sm" className="quiet">
        {lastUsedOn ? t('apiClients.lastUsed', { date: formatDay(lastUsedOn) }) : t('apiClients.neverUsed')}
      </Text>
    </>
  );
}
