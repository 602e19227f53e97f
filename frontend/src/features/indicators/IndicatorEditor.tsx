import { Alert, Button, Checkbox, Fieldset, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { IndicatorDefinition } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useGroupsInUse } from './api/indicators';
import { CheckFields } from './CheckFields';
import { OriginFields } from './OriginFields';
import { GoalFields, PartFields } from './ListFields';
import { definitionOf, faultsOf, type Typed } from './values';

const DIRECTIONS: IndicatorDefinition['direction'][] = ['UP', 'DOWN', 'NEUTRAL'];

type Props = {
  initial: Typed;
  readOnly?: boolean;
  busy: boolean;
  error: unknown;
  action: string;
  /** Fields of a new one that stand above. */
  children?: ReactNode;
  ready?: boolean;
  onSave: (definition: IndicatorDefinition, saved: () => void) => void;
};

/** A definition, field by field. Nothing is sent before it is saved; leaving it unsaved is asked about. */
export function IndicatorEditor({ initial, readOnly = false, busy, error, action, children, ready, onSave }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(initial);
  const [start, setStart] = useState(initial);
  const [grouping, setGrouping] = useState(false);
  const groups = useGroupsInUse(grouping);
  const dirty = typed !== start;
  const faults = faultsOf(typed);
  const set = (part: Partial<Typed>) => setTyped((old) => ({ ...old, ...part }));
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('indicators.leave')),
    enableBeforeUnload: dirty,
    disabled: readOnly,
  });
  const fields = { typed, set, faults, readOnly, error };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const sent = typed;
        onSave(definitionOf(sent), () => setStart(sent));
      }}
    >
      <Stack maw={820}>
        {children}
        <Fieldset legend={t('indicators.what')} disabled={readOnly}>
          <Stack>
            <TextInput
              label={t('indicators.name')}
              value={typed.title}
              onChange={(event) => set({ title: event.currentTarget.value })}
              maxLength={300}
              required
              error={fieldError(error, '/definition/title')}
            />
            <Textarea
              label={t('indicators.description')}
              description={t('indicators.descriptionHint')}
              value={typed.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
              maxLength={4000}
              autosize
              minRows={2}
            />
            <Group grow align="flex-start">
              <TextInput
                label={t('indicators.unit')}
                value={typed.unit}
                onChange={(event) => set({ unit: event.currentTarget.value })}
                maxLength={50}
                required
              />
              <TextInput
                label={t('indicators.owner')}
                value={typed.owner}
                onChange={(event) => set({ owner: event.currentTarget.value })}
                maxLength={300}
              />
            </Group>
            <TextInput
              label={t('indicators.group')}
              description={t('indicators.groupHint')}
              value={typed.group}
              onChange={(event) => set({ group: event.currentTarget.value })}
              maxLength={100}
              onFocus={() => setGrouping(true)}
              list="indicator-groups"
              error={fieldError(error, '/definition/group')}
            />
            <datalist id="indicator-groups">
              {groups.map((group) => (
                <option key={group} value={group} />
              ))}
            </datalist>
            <Group grow align="flex-start">
              <CodeSelect
                label={t('indicators.direction')}
                group="indicatorDirection"
                codes={DIRECTIONS}
                value={typed.direction}
                onChange={(direction) => direction && set({ direction })}
              />
              <TextInput
                label={t('indicators.decimals')}
                inputMode="numeric"
                value={typed.decimals}
                onChange={(event) => set({ decimals: event.currentTarget.value })}
                maxLength={1}
                error={faults.has('decimals') && t('indicators.number')}
              />
            </Group>
            <Checkbox
              label={t('indicators.context')}
              description={t('indicators.contextHint')}
              checked={typed.context}
              onChange={(event) => set({ context: event.currentTarget.checked })}
            />
          </Stack>
        </Fieldset>
        <OriginFields {...fields} />
        {typed.origin === 'MANUAL' && <PartFields {...fields} />}
        <GoalFields {...fields} />
        <CheckFields {...fields} />
        {error ? <ProblemAlert error={error} /> : null}
        {!readOnly && (
          <Group>
            <Button type="submit" loading={busy} disabled={faults.size > 0 || ready === false}>
              {action}
            </Button>
            {dirty && <Text className="quiet">{t('indicators.unsaved')}</Text>}
          </Group>
        )}
        {faults.size > 0 && <Alert color="orange">{t('indicators.faulty')}</Alert>}
      </Stack>
    </form>
  );
}

export type FieldsProps = {
  typed: Typed;
  set: (part: Partial<Typed>) => void;
  faults: Set<string>;
  readOnly: boolean;
  error: unknown;
};
