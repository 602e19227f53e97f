import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { textIn } from '../../../shared/surveys/definition';
import { LaterDayField } from '../../../shared/ui/laterFields';
import { Small } from './ChoicesEditor';
import { operatorsOf, takesValue, type Asked, type Condition, type Operator } from './conditions';
import { useBuilder } from './context';
import { shortly } from './ExpressionField';
import { SmallSelect } from './SmallSelect';
import classes from './Builder.module.css';

type Props = {
  condition: Condition;
  number: number;
  questions: Asked[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** One condition: which question, how, with what. */
export function ConditionRow({ condition, number, questions, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const question = questions.find(({ name }) => name === condition.name);
  const operators = operatorsOf(question?.type ?? 'text');
  const offered = operators.includes(condition.operator) ? operators : [condition.operator, ...operators];
  const choose = (name: string) => {
    const next = questions.find((one) => one.name === name);
    if (!next) return;
    onChange({ name, operator: operatorsOf(next.type)[0]!, value: next.choices[0]?.name ?? '1' });
  };
  return (
    <div className={classes.condition} role="group" aria-label={t('builder.condition', { number })}>
      <SmallSelect
        bare
        label={t('builder.conditionQuestion', { number })}
        value={condition.name}
        onChange={choose}
        data={questions.map((one) => ({ value: one.name, label: shortly(one) }))}
      />
      <SmallSelect
        bare
        label={t('builder.conditionOperator', { number })}
        value={condition.operator}
        onChange={(operator) => onChange({ ...condition, operator: operator as Operator })}
        data={offered.map((one) => ({ value: one, label: t(`builder.operator.${one}`) }))}
      />
      {takesValue(condition.operator) && (
        <Value condition={condition} number={number} question={question} onChange={onChange} />
      )}
      <Small word={t('builder.conditionRemove', { number })} Icon={IconX} onClick={onRemove} />
    </div>
  );
}

type ValueProps = Pick<Props, 'condition' | 'number' | 'onChange'> & { question: Asked | undefined };

function Value({ condition, number, question, onChange }: ValueProps) {
  const { t } = useTranslation();
  const { definition, language } = useBuilder();
  const label = t('builder.conditionValue', { number });
  const set = (value: string) => onChange({ ...condition, value });
  if (question?.type === 'date') {
    return <LaterDayField label={label} value={condition.value || null} onChange={(day) => set(day ?? '')} />;
  }
  if (question && question.choices.length > 0) {
    const known = question.choices.some(({ name }) => name === condition.value);
    return (
      <SmallSelect
        bare
        label={label}
        value={condition.value}
        onChange={set}
        data={[
          ...(known ? [] : [{ value: condition.value, label: condition.value }]),
          ...question.choices.map((one) => ({
            value: one.name,
            label: textIn(one.label, language, definition.languages) || one.name,
          })),
        ]}
      />
    );
  }
  return (
    <TextInput
      size="sm"
      aria-label={label}
      value={condition.value}
      onChange={(event) => event.currentTarget.value !== '' && set(event.currentTarget.value)}
      maxLength={200}
    />
  );
}
