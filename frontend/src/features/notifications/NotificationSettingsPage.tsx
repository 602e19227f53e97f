import { Alert, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isStale } from '../../shared/api/problem';
import { CalendarFeedList } from '../../shared/calendar/CalendarFeedList';
import { usePermission } from '../../shared/api/getMe';
import type { NotificationSettings, NotificationSettingsPatch } from '../../shared/api/types';
import grid from '../../shared/ui/DataTable.module.css';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useNotificationSettings } from './api/getNotificationSettings';
import { useUpdateNotificationSettings } from './api/updateNotificationSettings';

/** Own work first, then plans, then what is seldom told. */
const OFTEN = ['TASK', 'REPORT_', 'DATE_', 'CHECKPOINT_', 'ROADMAP_'];
const place = (code: string) => {
  const found = OFTEN.findIndex((beginning) => code.startsWith(beginning));
  return found < 0 ? OFTEN.length : found;
};

const MODES = ['NONE', 'AT_ONCE', 'DAILY'] as const;

/** What the person is told and how; each choice is saved at once. */
export default function NotificationSettingsPage() {
  const { t } = useTranslation();
  const settings = useNotificationSettings();
  const update = useUpdateNotificationSettings();
  const tasks = usePermission('checkpoints:read');
  return (
    <Stack gap="lg" maw={820}>
      <PageTitle title={t('notificationSettings.title')} />
      {settings.error && <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Loading />}
      {settings.data && (
        <>
          <Kinds settings={settings.data} onChange={update.mutate} />
          <Letters settings={settings.data} onChange={update.mutate} />
          {update.error && (
            <ProblemAlert error={update.error} kept={isStale(update.error) ? t('common.reloaded') : undefined} />
          )}
          <Text size="sm" className="quiet" role="status">
            {update.isPending ? t('common.saving') : update.isSuccess ? t('common.saved') : t('common.savedAtOnce')}
          </Text>
        </>
      )}
      {tasks && <CalendarFeedList />}
    </Stack>
  );
}

type Props = { settings: NotificationSettings; onChange: (patch: NotificationSettingsPatch) => void };

function Kinds({ settings, onChange }: Props) {
  const { t } = useTranslation();
  const { kind: asked } = useSearch({ from: '/settings/notifications' });
  const kinds = Object.entries(settings.kinds).sort(([one], [other]) => place(one) - place(other));
  return (
    <section>
      <Title order={2}>{t('notificationSettings.kinds')}</Title>
      {!settings.emailAvailable && (
        <Alert color="gray" mt="xs" mb="sm" icon={<IconMailOff aria-hidden />}>
          {t('notificationSettings.noEmail')}
        </Alert>
      )}
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('notificationSettings.kind')}</th>
            <th role="columnheader">{t('notificationSettings.inScreen')}</th>
            <th role="columnheader">{t('notificationSettings.byEmail')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {kinds.map(([code, kind]) => (
            <tr key={code} role="row" style={code === asked ? { background: 'var(--opora-accent-soft)' } : undefined}>
              <td role="cell" className={grid.lead}>
                {kind.name}
              </td>
              <td role="cell">
                <Checkbox
                  aria-label={t('notificationSettings.inScreenOf', { kind: kind.name })}
                  label={<span className={grid.small}>{t('notificationSettings.inScreen')}</span>}
                  checked={kind.inScreen}
                  onChange={(event) => onChange({ kinds: { [code]: { inScreen: event.currentTarget.checked } } })}
                />
              </td>
              <td role="cell">
                <NativeSelect
                  aria-label={t('notificationSettings.byEmailOf', { kind: kind.name })}
                  autoFocus={code === asked}
                  disabled={!settings.emailAvailable}
                  value={kind.email}
                  onChange={(event) => {
                    const email = MODES.find((mode) => mode === event.currentTarget.value);
                    if (email) onChange({ kinds: { [code]: { email } } });
                  }}
                  data={MODES.map((value) => ({ value, label: t(`notificationSettings.mode.${value}`) }))}
                  maw={240}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Letters({ settings, onChange }: Props) {
  const { t } = useTranslation();
  if (!settings.emailAvailable) return null;
  return (
    <section>
      <Title order={2}>{t('notificationSettings.letters')}</Title>
      <Group gap="md" align="flex-end" mt="xs">
        <NativeSelect
          label={t('notificationSettings.language')}
          value={settings.language}
          onChange={(event) => onChange({ language: event.currentTarget.value })}
          data={[
            { value: 'ru', label: t('language.ru') },
            { value: 'en', label: t('language.en') },
          ]}
        />
        <QuietTime
          key={`from ${settings.quietFrom}`}
          label={t('notificationSettings.quietFrom')}
          value={settings.quietFrom}
          field="quietFrom"
          onChange={onChange}
        />
        <QuietTime
          key={`to ${settings.quietTo}`}
          label={t('notificationSettings.quietTo')}
          value={settings.quietTo}
          field="quietTo"
          onChange={onChange}
        />
      </Group>
      <Text size="sm" className="quiet" mt="xs">
        {t('notificationSettings.quietHint', { zone: settings.timeZone })}
      </Text>
    </section>
  );
}

type TimeProps = { label: string; value: string; field: 'quietFrom' | 'quietTo'; onChange: Props['onChange'] };

/** Saved when it is left: while it is typed it passes through times nobody meant. */
function QuietTime({ label, value, field, onChange }: TimeProps) {
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      type="time"
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed === '') setTyped(value);
        else if (typed !== value) onChange({ [field]: typed });
      }}
    />
  );
}
