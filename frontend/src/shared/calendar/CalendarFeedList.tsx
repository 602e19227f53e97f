import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CalendarFeed } from '../api/types';
import { formatDay } from '../format/dates';
import { useTranslation } from '../i18n/i18n';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import grid from '../ui/DataTable.module.css';
import { Loading } from '../ui/Loading';
import { ProblemAlert } from '../ui/ProblemAlert';
import { useCalendarFeeds, useRevokeCalendarFeed } from './api/calendarFeeds';
import { SubscribeButton } from './SubscribeButton';

/** The person's links to calendars: which are used, and how to make one void. */
export function CalendarFeedList() {
  const { t } = useTranslation();
  const feeds = useCalendarFeeds();
  const revoke = useRevokeCalendarFeed();
  const [asked, setAsked] = useState<CalendarFeed | null>(null);
  const items = feeds.data?.items ?? [];
  return (
    <section aria-label={t('calendarFeeds.list')}>
      <Group justify="space-between">
        <Title order={2}>{t('calendarFeeds.list')}</Title>
        <SubscribeButton kind="PERSON" />
      </Group>
      <Stack gap="sm" mt="xs">
        {feeds.error && <ProblemAlert error={feeds.error} onRetry={() => void feeds.refetch()} />}
        {feeds.isPending && !feeds.error && <Loading rows={2} />}
        {feeds.isSuccess && items.length === 0 && <Text className="quiet">{t('calendarFeeds.none')}</Text>}
        {items.length > 0 && <Feeds items={items} onRevoke={setAsked} />}
      </Stack>
      {asked && (
        <ConfirmDialog
          title={t('calendarFeeds.revokeTitle', { title: asked.title })}
          text={t('calendarFeeds.revokeText')}
          action={t('calendarFeeds.revoke')}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function Feeds({ items, onRevoke }: { items: CalendarFeed[]; onRevoke: (feed: CalendarFeed) => void }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('calendarFeeds.calendar')}</th>
          <th role="columnheader">{t('calendarFeeds.made')}</th>
          <th role="columnheader">{t('calendarFeeds.read')}</th>
          <th role="columnheader">
            <span className="visually-hidden">{t('calendarFeeds.revoke')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((feed) => (
          <tr key={feed.id} role="row">
            <td role="cell" className={grid.lead}>
              {feed.title}
              <Text size="xs" className="quiet">
                {t(`calendarFeeds.kind.${feed.kind}`)}
              </Text>
            </td>
            <td role="cell">
              <span className={grid.small}>{t('calendarFeeds.made')}: </span>
              {formatDay(feed.createdAt.slice(0, 10))}
            </td>
            <td role="cell">
              <span className={grid.small}>{t('calendarFeeds.read')}: </span>
              {feed.readAt ? formatDay(feed.readAt.slice(0, 10)) : t('calendarFeeds.never')}
            </td>
            <td role="cell">
              <Button size="compact-xs" variant="subtle" color="red" onClick={() => onRevoke(feed)}>
                {t('calendarFeeds.revoke')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
