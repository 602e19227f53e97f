import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { codeWord } from '../../../shared/i18n/codes';
import { COMPARATORS, type TargetValues } from './rowValues';

type Props = { targets: TargetValues[]; onChange: (targets: TargetValues[]) => void; faults: number[] };

/** The numbers the row is measured by: «не менее 60 % родителей». */
export function TargetsField({ targets, onChange, faults }: Props) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<TargetValues>) =>
    onChange(targets.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <Fieldset legend={t('roadmaps.targets')}>
      <Stack gap="sm">
        {targets.length === 0 && (
          <Text size="sm" className="quiet">
            {t('draft.noTargets')}
          </Text>
        )}
        {targets.map((target, index) => (
          <Stack key={index} gap="xs" role="group" aria-label={t('draft.targetNumber', { number: index + 1 })}>
            <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
              <NativeSelect
                label={t('draft.comparator')}
                value={target.comparator}
                onChange={(event) => change(index, { comparator: event.currentTarget.value })}
                data={COMPARATORS.map((value) => ({ value, label: codeWord('comparator', value) }))}
              />
              <TextInput
                label={t('draft.targetValue')}
                inputMode="decimal"
                value={target.value}
                onChange={(event) => change(index, { value: event.currentTarget.value })}
                error={faults.includes(index) ? t('draft.notNumber') : undefined}
                maw={120}
                required
              />
              <TextInput
                label={t('draft.unit')}
                value={target.unit}
                onChange={(event) => change(index, { unit: event.currentTarget.value })}
                maxLength={100}
                maw={140}
              />
            </Group>
            <TextInput
              label={t('draft.targetText')}
              value={target.text}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
              maxLength={4000}
            />
            <Button
              size="compact-sm"
              variant="subtle"
              w="fit-content"
              onClick={() => onChange(targets.filter((_, place) => place !== index))}
            >
              {t('draft.removeTarget', { number: index + 1 })}
            </Button>
          </Stack>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          w="fit-content"
          onClick={() => onChange([...targets, { comparator: '>=', value: '', unit: '', text: '' }])}
        >
          {t('draft.addTarget')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
