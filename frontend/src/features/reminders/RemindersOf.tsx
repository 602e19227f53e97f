import { Button, Group, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { OrganizationReminders } from '../../shared/api/types';
import { type Translate, useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { useReminderSettings } from './api/reminderSettings';
import { writeDays } from './days';

const ReminderDialog = lazy(() => withRareWords(() => import('./ReminderDialog')));

/** When who is reminded in an organisation, in words, and by whose settings. */
export default function RemindersOf({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const found = useReminderSettings(organizationId).data;
  if (!found) return null;
  return (
    <section>
      <Group justify="space-between">
        <Title order={2}>{t('reminders.title')}</Title>
        {found.allowedActions.includes('update') && (
          <Button className="no-print" size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('reminders.change')}
          </Button>
        )}
      </Group>
      {wordsOf(found, t).map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <Text size="sm" className="quiet">
        {found.own
          ? t('reminders.own')
          : found.source
            ? t('reminders.from', { name: found.source })
            : t('reminders.standard')}
      </Text>
      {open && (
        <Suspense>
          <ReminderDialog organizationId={organizationId} reminders={found} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}

/** What holds, a sentence a line; what does not concern this kind of organisation is left out. */
function wordsOf({ settings, kind }: OrganizationReminders, t: Translate): string[] {
  if (!settings.enabled) return [t('reminders.off')];
  const lines: string[] = [];
  if (settings.daysBefore.length > 0) lines.push(t('reminders.before', { days: writeDays(settings.daysBefore) }));
  if (settings.daysAfter.length > 0) lines.push(t('reminders.after', { days: writeDays(settings.daysAfter) }));
  const { municipalityAfter, regionAfter, digestDay } = settings;
  if (municipalityAfter && (kind === 'MUNICIPALITY' || kind === 'REGION')) {
    lines.push(t('reminders.municipality', { count: municipalityAfter }));
  }
  if (regionAfter && kind === 'REGION') lines.push(t('reminders.region', { count: regionAfter }));
  if (lines.length > 0 || digestDay) lines.push(t('reminders.at', { hour: `${settings.hour ?? 8}:00` }));
  if (settings.workingDays && lines.length > 0) lines.push(t('reminders.onWorkingDays'));
  if (digestDay) lines.push(t('reminders.digest', { day: t(`reminders.weekday.${digestDay}`) }));
  return lines.length > 0 ? lines : [t('reminders.off')];
}
