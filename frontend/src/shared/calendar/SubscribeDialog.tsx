import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { CalendarFeedKind } from '../api/types';
import { useTranslation } from '../i18n/i18n';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { ProblemAlert } from '../ui/ProblemAlert';
import { AppLink } from '../ui/links';
import { useCreateCalendarFeed } from './api/calendarFeeds';
import classes from './SubscribeDialog.module.css';

type Props = { kind: CalendarFeedKind; targetId: string | null; onClose: () => void };

/** What the calendar will show; then its link, once, and how calendar programs take it. */
export default function SubscribeDialog({ kind, targetId, onClose }: Props) {
  const { t } = useTranslation();
  const create = useCreateCalendarFeed();
  const address = create.data?.address;
  return (
    <Dialog title={t('calendarFeeds.title')} onClose={onClose} sticky={Boolean(address)}>
      <Stack>
        <Text>{t(`calendarFeeds.shows.${kind}`)}</Text>
        {create.error && <ProblemAlert error={create.error} />}
        {address ? (
          <>
            <Alert color="orange" icon={<IconKey aria-hidden />}>
              {t('calendarFeeds.once')}
            </Alert>
            <code className={classes.address}>{address}</code>
            <Group gap="xs">
              <CopyButton text={address} label={t('calendarFeeds.copy')} />
              <Button
                size="xs"
                variant="default"
                component="a"
                href={address.replace(/^https?:/, 'webcal:')}
                target="_self"
              >
                {t('calendarFeeds.open')}
              </Button>
            </Group>
            <Programs />
            <Group justify="flex-end">
              <Button onClick={onClose}>{t('calendarFeeds.done')}</Button>
            </Group>
          </>
        ) : (
          <>
            <Text size="sm" className="quiet">
              {t('calendarFeeds.secret')}{' '}
              <AppLink to="/settings/notifications" onClick={onClose}>
                {t('calendarFeeds.toList')}
              </AppLink>
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button loading={create.isPending} onClick={() => create.mutate({ kind, targetId })}>
                {t('calendarFeeds.make')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function Programs() {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('calendarFeeds.how')}
      </Text>
      <List size="sm">
        {(['yandex', 'outlook', 'google', 'phone'] as const).map((program) => (
          <List.Item key={program}>{t(`calendarFeeds.program.${program}`)}</List.Item>
        ))}
      </List>
      <Text size="sm" className="quiet" mt={4}>
        {t('calendarFeeds.slow')}
      </Text>
    </div>
  );
}
