import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Texts } from '../../../shared/surveys/definition';
import { useBuilder } from './context';
import { ProblemLines } from './ProblemLines';
import { omit } from './tree';

type Props = {
  label: string;
  value: Texts | undefined;
  onChange: (texts: Texts | undefined) => void;
  /** Where it stands in the definition. */
  pointer: string;
  long?: boolean;
  hint?: string;
  /** In a table its head is the label. */
  bare?: boolean;
  id?: string;
};

/** A text in the language that is written now; what the first language says is in sight while it is translated. */
export function TextsField({ label, value, onChange, pointer, long, hint, bare, id }: Props) {
  const { t } = useTranslation();
  const { definition, language } = useBuilder();
  const first = definition.languages[0];
  const original = language !== first ? value?.[first ?? ''] : undefined;
  const many = definition.languages.length > 1;
  const words = many ? t('builder.inLanguage', { label, language }) : label;
  const change = (text: string) => {
    const others = omit(value ?? {}, language);
    const next = text === '' ? others : { ...others, [language]: text };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const field = {
    ...(bare ? { 'aria-label': words } : { label: words }),
    description: original && !bare ? t('builder.original', { text: original }) : hint,
    placeholder: original && bare ? original : undefined,
    value: value?.[language] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    maxLength: 4_000,
    id,
  };
  return (
    <div>
      {long ? <Textarea {...field} autosize minRows={2} maxRows={10} /> : <TextInput {...field} />}
      <ProblemLines at={pointer} />
    </div>
  );
}
