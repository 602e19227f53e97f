import { Group, NativeSelect } from '@mantine/core';
import type { RoadmapEditionSummary } from '../../../shared/api/types';
import { isDay, formatDay, today } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { DayField } from '../../../shared/ui/DayField';

type Props = {
  label: string;
  /** An edition's number or a day, as the address has it. */
  value: string;
  onChange: (value: string) => void;
  editions: RoadmapEditionSummary[];
};

const ON_DAY = 'day';

/** One side of a comparison: an edition, or the plan as it was on a day. */
export function PointField({ label, value, onChange, editions }: Props) {
  const { t } = useTranslation();
  const onDay = isDay(value);
  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        label={label}
        value={onDay ? ON_DAY : value}
        onChange={(event) => onChange(event.currentTarget.value === ON_DAY ? today() : event.currentTarget.value)}
        data={[
          ...editions.map(({ number, effectiveOn }) => ({
            value: String(number),
            label: t('editions.since', { number, date: formatDay(effectiveOn) }),
          })),
          { value: ON_DAY, label: t('editions.onDay') },
        ]}
      />
      {onDay && <DayField label={t('editions.day')} value={value} onChange={(day) => day && onChange(day)} required />}
    </Group>
  );
}
