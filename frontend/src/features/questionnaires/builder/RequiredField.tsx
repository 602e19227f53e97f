import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useItem } from './context';
import { ExpressionField } from './ExpressionField';
import { TextsField } from './TextsField';
import type { EditItem } from './tree';

const WAYS = ['no', 'yes', 'if'] as const;
type Way = (typeof WAYS)[number];

/** Whether it must be answered: never, always, or on a condition. */
export function RequiredField({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { pointer, set } = useItem(item);
  const way: Way = item.required ? 'yes' : item.requiredIf !== undefined ? 'if' : 'no';
  const choose = (next: string) =>
    set({ required: next === 'yes' || undefined, requiredIf: next === 'if' ? (item.requiredIf ?? '') : undefined });
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('builder.required')}
        value={way}
        onChange={(event) => choose(event.currentTarget.value)}
        data={WAYS.map((one) => ({ value: one, label: t(`builder.requiredWay.${one}`) }))}
      />
      {way === 'if' && (
        <ExpressionField
          label={t('builder.requiredIf')}
          value={item.requiredIf}
          onChange={(requiredIf) => set({ requiredIf: requiredIf ?? '' }, 'requiredIf')}
          pointer={`${pointer}/requiredIf`}
          owner={item.key}
        />
      )}
      {way !== 'no' && (
        <TextsField
          label={t('builder.requiredMessage')}
          hint={t('builder.requiredMessageHint')}
          value={item.requiredMessage}
          onChange={(requiredMessage) => set({ requiredMessage }, 'requiredMessage')}
          pointer={`${pointer}/requiredMessage`}
        />
      )}
    </Stack>
  );
}
