import { useTranslation } from '../../shared/i18n/i18n';
import { codeWord } from '../../shared/i18n/codes';
import { AUDIENCES } from '../../shared/surveys/audiences';
import { NumberField, type FieldsProps } from './NumberField';
import classes from './Formulas.module.css';

/** Whose answers count, from where a risk is high, and what each group weighs. */
export function RiskFields({ factors, ...fields }: FieldsProps & { factors: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className={classes.set}>
        <legend>{t('formulas.counting')}</legend>
        <div className="side-by-side">
          <NumberField
            {...fields}
            pointer="/definition/answeredShare"
            label={t('formulas.answeredShare')}
            hint={t('formulas.answeredShareHint')}
          />
          <NumberField
            {...fields}
            pointer="/definition/smallestGroup"
            label={t('formulas.smallestGroup')}
            hint={t('formulas.smallestGroupHint')}
          />
        </div>
      </fieldset>
      <fieldset className={classes.set}>
        <legend>{t('formulas.thresholds')}</legend>
        <div className="side-by-side">
          {(['low', 'medium', 'high'] as const).map((level) => (
            <NumberField
              key={level}
              {...fields}
              pointer={`/definition/${level}`}
              label={t('formulas.from0', { level: codeWord('significance', level.toUpperCase()) })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.set}>
        <legend>{t('formulas.weights')}</legend>
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('formulas.weights')}>
          <table className={classes.weights}>
            <thead>
              <tr>
                <td />
                {AUDIENCES.map((group) => (
                  <th key={group} scope="col">
                    {codeWord('audience', group)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Row {...fields} start="/definition/weights" name={t('formulas.allFactors')} />
              {factors.map((factor) => (
                <Row
                  key={factor}
                  {...fields}
                  start={`/definition/factorWeights/${factor}`}
                  name={codeWord('riskFactor', factor)}
                />
              ))}
            </tbody>
          </table>
        </div>
        <p className={classes.help}>{t('formulas.weightsHint')}</p>
      </fieldset>
    </>
  );
}

function Row({ start, name, ...fields }: FieldsProps & { start: string; name: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {AUDIENCES.map((group) => (
        <td key={group}>
          <NumberField
            {...fields}
            pointer={`${start}/${group}`}
            label={`${name}, ${codeWord('audience', group)}`}
            bare
          />
        </td>
      ))}
    </tr>
  );
}
