import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconSettings } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Notification } from '../../shared/api/types';
import { formatDay, today } from '../../shared/format/dates';
import { ThingLink } from '../../shared/places';
import { SidePanel } from '../../shared/ui/Dialog';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useNotifications } from './api/listNotifications';
import { useReadAllNotifications } from './api/readAllNotifications';
import { useReadNotification } from './api/readNotification';
import { byDay } from './days';
import classes from './NotificationPanel.module.css';

/** What the person is told: the unread above, by day, each opens the thing it is about. */
export default function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const may = usePermission('notifications:write');
  const unread = useNotifications(true);
  const read = useNotifications(false, unread.isSuccess && !unread.hasNextPage);
  const readAll = useReadAllNotifications();
  const waiting = unread.data?.pages.flatMap((page) => page.items) ?? [];
  const old = read.data?.pages.flatMap((page) => page.items) ?? [];
  const error = unread.error ?? read.error ?? readAll.error;
  const more = unread.hasNextPage ? unread : read.hasNextPage ? read : null;
  return (
    <SidePanel title={t('notifications.title')} onClose={onClose}>
      <Stack gap="md">
        <Group gap="xs">
          {may && waiting.length > 0 && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCheck size={16} aria-hidden />}
              loading={readAll.isPending}
              onClick={() => readAll.mutate()}
            >
              {t('notifications.readAll')}
            </Button>
          )}
          <ButtonLink
            to="/settings/notifications"
            size="xs"
            variant="subtle"
            leftSection={<IconSettings size={16} aria-hidden />}
            onClick={onClose}
          >
            {t('notifications.settings')}
          </ButtonLink>
        </Group>
        {error && <ProblemAlert error={error} onRetry={() => void unread.refetch()} />}
        {unread.isPending && !unread.error && <Loading rows={3} />}
        {unread.isSuccess && read.isSuccess && waiting.length + old.length === 0 && (
          <Text className="quiet">{t('notifications.empty')}</Text>
        )}
        {waiting.length > 0 && <Part title={t('notifications.new')} items={waiting} onClose={onClose} />}
        {old.length > 0 && <Part title={t('notifications.old')} items={old} onClose={onClose} />}
        {more && (
          <Button variant="default" loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </Stack>
    </SidePanel>
  );
}

function Part({ title, items, onClose }: { title: string; items: Notification[]; onClose: () => void }) {
  const { t } = useTranslation();
  const now = today();
  return (
    <section>
      <Title order={2} size="sm" className="quiet">
        {title}
      </Title>
      {byDay(items).map(({ day, items: ofDay }) => (
        <div key={day}>
          <Title order={3} size="xs" className="quiet" fw={500} mt="sm">
            {day === now ? t('notifications.today') : formatDay(day)}
          </Title>
          <ul className={classes.list}>
            {ofDay.map((item) => (
              <Row key={item.id} item={item} onClose={onClose} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Row({ item, onClose }: { item: Notification; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const read = useReadNotification();
  const isNew = item.readAt === null;
  const open = () => {
    if (isNew) read.mutate(item.id);
    onClose();
  };
  return (
    <li className={classes.row} data-new={isNew || undefined}>
      <div className={classes.words}>
        <Text fw={isNew ? 600 : 500} component="div">
          <ThingLink thing={item} onClick={open}>
            {item.title}
          </ThingLink>
        </Text>
        <Text size="sm" className={classes.text}>
          {item.text}
        </Text>
        <Text size="xs" className="quiet">
          {new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' }).format(
            new Date(item.createdAt),
          )}
        </Text>
      </div>
      {isNew && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('notifications.readOne', { title: item.title })}
          loading={read.isPending}
          onClick={() => read.mutate(item.id)}
        >
          {t('notifications.read')}
        </Button>
      )}
    </li>
  );
}
