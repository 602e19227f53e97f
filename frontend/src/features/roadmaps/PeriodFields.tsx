import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDay, today, type IsoDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { periodsAround, samePeriod, type NamedPeriod, type Period } from './periods';

export type Days = { start: IsoDay | null; end: IsoDay | null };
type Props = { label: string; value: Days; onChange: (days: Days) => void; choices?: NamedPeriod[] };

const OWN = 'own';

/** A calendar year or a school year in one choice, or any two days. */
export function PeriodFields({ label, value, onChange, choices = periodsAround(today()) }: Props) {
  const { t } = useTranslation();
  const match = choices.find((one) => value.start && value.end && samePeriod(one, value as Period));
  const [own, setOwn] = useState(!match && value.start !== null);
  const key = own ? OWN : (match?.key ?? '');
  const reversed = value.start !== null && value.end !== null && value.end < value.start;
  return (
    <Stack gap="xs">
      <NativeSelect
        label={label}
        value={key}
        onChange={(event) => {
          const chosen = choices.find((one) => one.key === event.currentTarget.value);
          setOwn(event.currentTarget.value === OWN);
          if (chosen) onChange({ start: chosen.start, end: chosen.end });
        }}
        data={[
          ...(key === '' ? [{ value: '', label: t('period.choose') }] : []),
          ...choices.map((one) => ({ value: one.key, label: periodName(one, t) })),
          { value: OWN, label: t('period.own') },
        ]}
      />
      {key === OWN && (
        <Group gap="xs" grow align="flex-start">
          <DayField
            label={t('period.start')}
            value={value.start}
            onChange={(start) => onChange({ ...value, start })}
            required
          />
          <DayField
            label={t('period.end')}
            value={value.end}
            onChange={(end) => onChange({ ...value, end })}
            error={reversed ? t('period.reversed') : undefined}
            required
          />
        </Group>
      )}
      {key !== OWN && value.start && value.end && (
        <Text size="sm" className="quiet">
          {t('period.days', { start: formatDay(value.start), end: formatDay(value.end) })}
        </Text>
      )}
    </Stack>
  );
}

const periodName = ({ kind, year }: NamedPeriod, t: ReturnType<typeof useTranslation>['t']) =>
  kind === 'CALENDAR'
    ? t('period.calendar', { year })
    : t('period.school', { from: year, to: String(year + 1).slice(2) });
