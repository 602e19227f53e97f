import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { FieldsProps } from './IndicatorEditor';

/** What is wanted, year by year. */
export function GoalFields({ typed, set, faults, readOnly, error }: FieldsProps) {
  const { t } = useTranslation();
  const change = (place: number, part: object) =>
    set({ goals: typed.goals.map((goal, at) => (at === place ? { ...goal, ...part } : goal)) });
  const next = String(Math.max(new Date().getFullYear(), ...typed.goals.map(({ year }) => Number(year) + 1 || 0)));
  return (
    <Fieldset legend={t('indicators.goals')} disabled={readOnly}>
      <Stack gap="xs">
        {typed.goals.length === 0 && <Text className="quiet">{t('indicators.noGoals')}</Text>}
        {typed.goals.map((goal, place) => (
          <Group key={place} gap="xs" align="flex-end" wrap="nowrap">
            {(['year', 'target', 'threshold'] as const).map((field) => (
              <TextInput
                key={field}
                label={t(`indicators.goal.${field}`)}
                inputMode="decimal"
                value={goal[field]}
                onChange={(event) => change(place, { [field]: event.currentTarget.value })}
                maxLength={20}
                error={faults.has(`goals.${place}.${field}`) && t('indicators.number')}
              />
            ))}
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('indicators.removeGoal', { year: goal.year })}
              onClick={() => set({ goals: typed.goals.filter((_, at) => at !== place) })}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {fieldError(error, '/definition/goals') && (
          <Text c="red" size="sm">
            {fieldError(error, '/definition/goals')}
          </Text>
        )}
        <Add
          words={t('indicators.addGoal')}
          onAdd={() => set({ goals: [...typed.goals, { year: next, target: '', threshold: '' }] })}
        />
      </Stack>
    </Fieldset>
  );
}

/** By what it is also asked for. */
export function PartFields({ typed, set, readOnly, error }: FieldsProps) {
  const { t } = useTranslation();
  const change = (place: number, part: object) =>
    set({ parts: typed.parts.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  return (
    <Fieldset legend={t('indicators.parts')} disabled={readOnly}>
      <Stack gap="xs">
        <Text size="sm" className="quiet">
          {t('indicators.partsText')}
        </Text>
        {typed.parts.map((part, place) => (
          <Group key={place} gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              label={t('indicators.partTitle')}
              value={part.title}
              onChange={(event) => change(place, { title: event.currentTarget.value })}
              maxLength={200}
              required
              style={{ flex: 1 }}
            />
            <TextInput
              label={t('indicators.partKey')}
              value={part.key}
              onChange={(event) => change(place, { key: event.currentTarget.value })}
              maxLength={40}
              required
              error={fieldError(error, `/definition/breakdowns/${place}/key`)}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('indicators.removePart', { part: part.title })}
              onClick={() => set({ parts: typed.parts.filter((_, at) => at !== place) })}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Add
          words={t('indicators.addPart')}
          onAdd={() => set({ parts: [...typed.parts, { key: `part${typed.parts.length + 1}`, title: '' }] })}
        />
      </Stack>
    </Fieldset>
  );
}

function Add({ words, onAdd }: { words: string; onAdd: () => void }) {
  return (
    <Button
      variant="default"
      size="xs"
      w="fit-content"
      className="no-print"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={onAdd}
    >
      {words}
    </Button>
  );
}
