import { Checkbox, NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { OrganizationReminders, ReminderSettings } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useSetReminderSettings } from './api/reminderSettings';
import { readDays, writeDays } from './days';

type Props = { organizationId: string; reminders: OrganizationReminders; onClose: () => void };

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

const MORNING = 8;
const HOURS = Array.from({ length: 18 }, (_, index) => index + 5);

/** Follow those above, or say it for oneself and all below. */
export default function ReminderDialog({ organizationId, reminders, onClose }: Props) {
  const { t } = useTranslation();
  const [own, setOwn] = useState(reminders.own);
  const [settings, setSettings] = useState(reminders.settings);
  const [before, setBefore] = useState(writeDays(settings.daysBefore));
  const [after, setAfter] = useState(writeDays(settings.daysAfter));
  const save = useSetReminderSettings(organizationId, reminders);
  const daysBefore = readDays(before, 0);
  const daysAfter = readDays(after, 1);
  const change = (part: Partial<ReminderSettings>) => setSettings({ ...settings, ...part });
  const send = () =>
    save.mutate(own && daysBefore && daysAfter ? { ...settings, daysBefore, daysAfter } : null, { onSuccess: onClose });
  const wrong = (days: number[] | null, field: string) =>
    (days === null ? t('reminders.wrongDays') : undefined) ?? fieldError(save.error, `/own/${field}`);
  return (
    <FormDialog
      title={t('reminders.dialog')}
      action={t('common.save')}
      busy={save.isPending}
      error={save.error}
      ready={!own || (daysBefore !== null && daysAfter !== null)}
      onSubmit={send}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('reminders.whose')}
        value={own ? 'own' : 'above'}
        onChange={(value) => setOwn(value === 'own')}
        data={[
          { value: 'above', label: t('reminders.asAbove') },
          { value: 'own', label: t('reminders.asOwn') },
        ]}
      />
      {own ? (
        <>
          <Checkbox
            label={t('reminders.enabled')}
            checked={settings.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
          {settings.enabled && (
            <>
              <TextInput
                label={t('reminders.daysBefore')}
                description={t('reminders.daysHint')}
                value={before}
                onChange={(event) => setBefore(event.currentTarget.value)}
                error={wrong(daysBefore, 'daysBefore')}
              />
              <TextInput
                label={t('reminders.daysAfter')}
                value={after}
                onChange={(event) => setAfter(event.currentTarget.value)}
                error={wrong(daysAfter, 'daysAfter')}
              />
              <Checkbox
                label={t('reminders.workingDays')}
                description={t('reminders.workingDaysHint')}
                checked={settings.workingDays ?? false}
                onChange={(event) => change({ workingDays: event.currentTarget.checked })}
              />
              <NativeSelect
                label={t('reminders.hour')}
                description={t('reminders.hourHint')}
                value={String(settings.hour ?? MORNING)}
                onChange={(event) => change({ hour: Number(event.currentTarget.value) })}
                error={fieldError(save.error, '/own/hour')}
                data={HOURS.map((hour) => ({ value: String(hour), label: `${hour}:00` }))}
              />
              <Places settings={settings} kind={reminders.kind} onChange={change} />
            </>
          )}
        </>
      ) : (
        <Text size="sm" className="quiet">
          {t('reminders.aboveHint')}
        </Text>
      )}
    </FormDialog>
  );
}

type PlacesProps = {
  settings: ReminderSettings;
  kind: OrganizationReminders['kind'];
  onChange: (part: Partial<ReminderSettings>) => void;
};

/** When those above are told is set where they are; a school has nobody below. */
function Places({ settings, kind, onChange }: PlacesProps) {
  const { t } = useTranslation();
  const days = (value: number | null | undefined, label: string, put: (value: number | null) => void) => (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => put(Number(event.currentTarget.value) || null)}
      data={[
        { value: '', label: t('reminders.never') },
        ...[...new Set([1, 2, 3, 5, 7, 10, 14, 21, 30, ...(value ? [value] : [])])]
          .sort((one, other) => one - other)
          .map((day) => ({ value: String(day), label: t('reminders.afterDays', { count: day }) })),
      ]}
    />
  );
  return (
    <>
      {(kind === 'MUNICIPALITY' || kind === 'REGION') &&
        days(settings.municipalityAfter ?? null, t('reminders.municipalityAfter'), (municipalityAfter) =>
          onChange({ municipalityAfter }),
        )}
      {kind === 'REGION' &&
        days(settings.regionAfter ?? null, t('reminders.regionAfter'), (regionAfter) => onChange({ regionAfter }))}
      <NativeSelect
        label={t('reminders.digestDay')}
        value={settings.digestDay ?? ''}
        onChange={(event) => onChange({ digestDay: WEEKDAYS.find((day) => day === event.currentTarget.value) ?? null })}
        data={[
          { value: '', label: t('reminders.never') },
          ...WEEKDAYS.map((day) => ({ value: day, label: t(`reminders.weekday.${day}`) })),
        ]}
      />
    </>
  );
}
