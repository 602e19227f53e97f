import { Button, Group, SegmentedControl, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ConditionRow } from './ConditionRow';
import { asked, operatorsOf, parse, print, type Asked, type Conditions } from './conditions';
import { useBuilder } from './context';
import { ProblemLines } from './ProblemLines';
import { SmallSelect } from './SmallSelect';
import classes from './Builder.module.css';

type Props = {
  label: string;
  value: string | undefined;
  onChange: (expression: string | undefined) => void;
  pointer: string;
  /** The item it belongs to: no condition asks for its own item. */
  owner: string;
  /** What no condition means, in words. */
  always?: string;
  textOnly?: boolean;
  hint?: string;
};

/** A condition: put together by choosing, or written as it is kept. What is written and cannot be chosen stays as it is. */
export function ExpressionField({ label, value, onChange, pointer, owner, always, textOnly = false, hint }: Props) {
  const { t } = useTranslation();
  const { definition, language } = useBuilder();
  const questions = asked(definition, language, owner);
  const chosen = parse(value ?? '');
  const fits = chosen !== null && chosen.all.every((one) => questions.some(({ name }) => name === one.name));
  const [writing, setWriting] = useState(textOnly || !fits);
  const asText = writing || !fits;
  return (
    <fieldset className={classes.set}>
      <legend>{label}</legend>
      {!textOnly && (
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={t('builder.logicWay')}
          value={asText ? 'text' : 'choose'}
          onChange={(way) => setWriting(way === 'text')}
          data={[
            { value: 'choose', label: t('builder.choose'), disabled: !fits },
            { value: 'text', label: t('builder.write') },
          ]}
        />
      )}
      {asText ? (
        <Written label={label} value={value ?? ''} onChange={onChange} questions={questions} hint={hint} />
      ) : (
        <Chosen
          conditions={chosen ?? { joined: 'and', all: [] }}
          questions={questions}
          onChange={(next) => onChange(next.all.length === 0 ? undefined : print(next, questions))}
          always={always}
        />
      )}
      <ProblemLines at={pointer} />
    </fieldset>
  );
}

type WrittenProps = {
  label: string;
  value: string;
  onChange: (value: string | undefined) => void;
  questions: Asked[];
  hint?: string;
};

/** The expression itself; a question is put in where the writing stands. */
function Written({ label, value, onChange, questions, hint }: WrittenProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const put = (name: string) => {
    const at = field.current?.selectionStart ?? value.length;
    onChange(value.slice(0, at) + '${' + name + '}' + value.slice(field.current?.selectionEnd ?? at));
    field.current?.focus();
  };
  return (
    <>
      <Textarea
        ref={field}
        aria-label={label}
        description={hint ?? t('builder.expressionHint')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'ui-monospace, monospace' } }}
      />
      <SmallSelect
        label={t('builder.putQuestion')}
        value=""
        onChange={(name) => name && put(name)}
        data={[{ value: '', label: '…' }, ...questions.map((one) => ({ value: one.name, label: shortly(one) }))]}
      />
    </>
  );
}

type ChosenProps = {
  conditions: Conditions;
  questions: Asked[];
  onChange: (conditions: Conditions) => void;
  always?: string;
};

function Chosen({ conditions, questions, onChange, always }: ChosenProps) {
  const { t } = useTranslation();
  const { joined, all } = conditions;
  const first = questions[0];
  const add = () => {
    if (!first) return;
    const operator = operatorsOf(first.type)[0]!;
    onChange({ joined, all: [...all, { name: first.name, operator, value: first.choices[0]?.name ?? '1' }] });
  };
  return (
    <>
      {all.length === 0 && always && <p className={classes.help}>{always}</p>}
      {all.length > 1 && (
        <SmallSelect
          label={t('builder.joined')}
          value={joined}
          onChange={(word) => onChange({ joined: word === 'or' ? 'or' : 'and', all })}
          data={[
            { value: 'and', label: t('builder.allOf') },
            { value: 'or', label: t('builder.anyOf') },
          ]}
        />
      )}
      {all.map((condition, index) => (
        <ConditionRow
          key={index}
          condition={condition}
          number={index + 1}
          questions={questions}
          onChange={(next) => onChange({ joined, all: all.map((one, i) => (i === index ? next : one)) })}
          onRemove={() => onChange({ joined, all: all.filter((_, i) => i !== index) })}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={add}
          disabled={!first}
        >
          {t('builder.addCondition')}
        </Button>
      </Group>
    </>
  );
}

export const shortly = ({ name, label }: Asked) => `${name}: ${label.length > 60 ? `${label.slice(0, 59)}…` : label}`;
