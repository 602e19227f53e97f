import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { textIn, type Scoring } from '../../../shared/surveys/definition';
import { useBuilder } from './context';
import { NumberField } from './NumberField';
import { ProblemLines } from './ProblemLines';
import classes from './Builder.module.css';

type Props = {
  scoring: Scoring | undefined;
  onChange: (scoring: Scoring | undefined, tag: string) => void;
  pointer: string;
  /** Within a row of a matrix. */
  short?: boolean;
};

/** For which factor an answer counts, and how; without factors there is nothing to count for. */
export function ScoringFields({ scoring, onChange, pointer, short = false }: Props) {
  const { t } = useTranslation();
  const { definition, language } = useBuilder();
  if (definition.factors.length === 0) return null;
  const set = (part: Partial<Scoring>, tag: string) => scoring && onChange({ ...scoring, ...part }, `scoring.${tag}`);
  const fields = (
    <>
      <NativeSelect
        label={t('builder.factor')}
        value={scoring?.factor ?? ''}
        onChange={(event) => {
          const factor = event.currentTarget.value;
          onChange(factor === '' ? undefined : { ...scoring, factor }, 'scoring.factor');
        }}
        data={[
          { value: '', label: t('builder.noFactor') },
          ...definition.factors.map((one) => ({
            value: one.code,
            label: textIn(one.label, language, definition.languages) || one.code,
          })),
        ]}
      />
      {scoring && (
        <>
          <Checkbox
            label={t('builder.reverse')}
            checked={scoring.reverse ?? false}
            onChange={(event) => set({ reverse: event.currentTarget.checked || undefined }, 'reverse')}
          />
          <div className={classes.numbers}>
            {(['weight', 'from', 'to'] as const).map((field) => (
              <NumberField
                key={field}
                label={t(`builder.scoring.${field}`)}
                value={scoring[field]}
                onChange={(value) => set({ [field]: value }, field)}
                pointer={`${pointer}/${field}`}
              />
            ))}
          </div>
        </>
      )}
      <ProblemLines at={pointer} exact />
      <ProblemLines at={`${pointer}/factor`} exact />
    </>
  );
  if (short) {
    return (
      <details className={classes.more} open={scoring !== undefined || undefined}>
        <summary>{t('builder.scoringTitle')}</summary>
        {fields}
      </details>
    );
  }
  return (
    <fieldset className={classes.set}>
      <legend>{t('builder.scoringTitle')}</legend>
      {fields}
    </fieldset>
  );
}
