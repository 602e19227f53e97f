import { NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useState, type ComponentProps } from 'react';
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
      {FIGURES.map((field) => {
        const Field = field === 'mean' ? MeanField : CountField;
        return (
          <Field
            key={field}
            label={t(`assessments.${field}`)}
            figure={figures[field]}
            onFigure={(next) => onChange({ ...figures, [field]: next })}
            required={field === 'participants'}
            error={fieldError(error, `${at}/${field}`)}
          />
        );
      })}
    </SimpleGrid>
  );
}

type FieldProps = Pick<ComponentProps<typeof TextInput>, 'label' | 'required' | 'error'> & {
  figure: number | null;
  onFigure: (figure: number | null) => void;
};

function CountField({ figure, onFigure, ...field }: FieldProps) {
  return (
    <NumberInput
      {...field}
      value={figure ?? ''}
      onChange={(next) => onFigure(typeof next === 'number' ? next : null)}
      min={0}
      allowDecimal={false}
    />
  );
}

const meanOf = (text: string) => (/\d/.test(text) ? Number(text.replace(',', '.')) : null);

/** Kept as it is typed: «58,» and «58,0» are on the way to a number, and would be lost as one. */
function MeanField({ figure, onFigure, ...field }: FieldProps) {
  const [text, setText] = useState('');
  return (
    <TextInput
      {...field}
      inputMode="decimal"
      value={meanOf(text) === figure ? text : String(figure ?? '').replace('.', ',')}
      onChange={({ currentTarget: { value } }) => {
        if (!/^\d*([.,]\d*)?$/.test(value)) return;
        setText(value);
        onFigure(meanOf(value));
      }}
    />
  );
}
