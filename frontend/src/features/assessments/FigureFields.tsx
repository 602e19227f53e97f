import { NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { FIGURES, type Figures } from './draft';

type Props = {
  figures: Figures;
  onChange: (figures: Figures) => void;
  error: unknown;
  /** Where the figures stand in what is sent. */
  at?: string;
};

/** What a school or a class came to. */
export function FigureFields({ figures, onChange, error, at = '' }: Props) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      {FIGURES.map((field) => (
        <NumberInput
          key={field}
          label={t(`assessments.${field}`)}
          value={figures[field] ?? ''}
          onChange={(next) => onChange({ ...figures, [field]: typeof next === 'number' ? next : null })}
          min={0}
          allowDecimal={field === 'mean'}
          decimalSeparator=","
          required={field === 'participants'}
          error={fieldError(error, `${at}/${field}`)}
        />
      ))}
    </SimpleGrid>
  );
}
