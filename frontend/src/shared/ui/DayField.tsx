import '@mantine/dates/styles.css';
import 'dayjs/locale/ru';
import { DateInput } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useTranslation } from '../i18n/i18n';

dayjs.extend(customParseFormat);

type Props = {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  required?: boolean;
  clearable?: boolean;
  error?: string;
  disabled?: boolean;
  hint?: string;
  /** The last day that can be chosen. */
  max?: string;
};

/** A day, typed as in the documents (30.04.2021) or picked. */
export function DayField(props: Props) {
  const { label, value, onChange, required, clearable = !required, error, disabled, hint, max } = props;
  const { t, i18n } = useTranslation();
  return (
    <DateInput
      label={label}
      value={value}
      onChange={onChange}
      valueFormat="DD.MM.YYYY"
      dateParser={(typed) => {
        const day = dayjs(typed, ['DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'YYYY-MM-DD'], true);
        return day.isValid() ? day.format('YYYY-MM-DD') : null;
      }}
      locale={i18n.language}
      firstDayOfWeek={1}
      placeholder={t('common.dayHint')}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      popoverProps={{ withinPortal: true }}
      required={required}
      error={error}
      disabled={disabled}
      description={hint}
      maxDate={max}
    />
  );
}
