/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { textLimit, type Day, type Numeric, type Written } from '../../shared/questionnaires';
import { useAsking } from '../asking';
import type { FieldProps } from './QuestionView';

/** A line, or several. Nothing is cut off while somebody writes: what is too long is said. */
export function TextField({ question, value, id, describedBy, invalid }: FieldProps<Written>) {
  const asking = useAsking();
  const text = typeof value === 'string' ? value : '';
  const max = textLimit(question);
  const props = {
    id,
    value: text,
    autocomplete: 'off' as const,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      asking.answer(question.name, event.currentTarget.value || undefined),
  };
  return (
    <>
      {question.multiline ? <textarea rows={5} {...props} /> : <input type="text" {...props} />}
      {text.length > max * 0.8 && <p class="hint">{asking.words.t('question.length', { count: text.length, max })}</p>}
    </>
  );
}

/** A number as people write it, with a comma too; what is none is kept as it was written, and said to be none. */
export function NumberField({ question, value, id, describedBy, invalid }: FieldProps<Numeric>) {
  const asking = useAsking();
  const [text, setText] = useState(
    typeof value === 'number' || typeof value === 'string' ? String(value).replace('.', separator(asking.words)) : '',
  );
  const write = (written: string): void => {
    setText(written);
    const plain = written.replace(/\s/g, '').replace(',', '.');
    const isNumber = /^[-−]?\d+(\.\d+)?$/.test(plain);
    asking.answer(question.name, isNumber ? Number(plain.replace('−', '-')) : written.trim() || undefined);
  };
  const shown = typeof value === 'number' || typeof value === 'string' ? text : '';
  return (
    <input
      type="text"
      class="short"
      inputMode={question.decimal || (question.min ?? -1) < 0 ? 'decimal' : 'numeric'}
      autocomplete="off"
      id={id}
      value={shown}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onInput={(event) => write(event.currentTarget.value)}
    />
  );
}

const separator = (words: { number(number: number): string }): string => words.number(1.5).charAt(1);

export function DayField({ question, value, id, describedBy, invalid }: FieldProps<Day>) {
  const asking = useAsking();
  return (
    <input
      type="date"
      class="short"
      id={id}
      min={question.min}
      max={question.max ?? '9999-12-31'}
      value={typeof value === 'string' ? value : ''}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onInput={(event) => asking.answer(question.name, event.currentTarget.value || undefined)}
    />
  );
}
