import { Checkbox, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { MonitoringRoundChange } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useRoundProgrammes } from './api/roundBook';
import { useUsableIndicators } from './api/rounds';
import { KINDS } from './search';

type Props = {
  organizationId: string | null;
  values: MonitoringRoundChange;
  set: (part: Partial<MonitoringRoundChange>) => void;
  error: unknown;
};

/** What a round is before it is opened: its window, its panel, what it measures. */
export function RoundFields({ organizationId, values, set, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('rounds.name')}
        value={values.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={300}
        required
        error={fieldError(error, '/title')}
      />
      <CodeSelect
        label={t('rounds.kind')}
        group="roundKind"
        codes={KINDS}
        value={values.kind}
        onChange={(kind) => kind && set({ kind })}
      />
      <Group grow align="flex-start">
        <DayField
          label={t('rounds.opensOn')}
          value={values.opensOn}
          onChange={(day) => day && set({ opensOn: day })}
          required
        />
        <DayField
          label={t('rounds.closesOn')}
          value={values.closesOn}
          onChange={(day) => day && set({ closesOn: day })}
          required
          error={fieldError(error, '/closesOn')}
        />
      </Group>
      <DayField
        label={t('rounds.panelOn')}
        hint={t('rounds.panelHint')}
        value={values.panelOn ?? null}
        onChange={(day) => set({ panelOn: day })}
      />
      <Programme value={values.programmeId ?? null} set={set} error={error} />
      {organizationId && (
        <Choice organizationId={organizationId} chosen={values.indicatorIds} set={set} error={error} />
      )}
    </>
  );
}

type ProgrammeProps = { value: string | null; set: Props['set']; error: unknown };

/** Whose schools are measured: all, or those that take part in a programme on the day of the panel. */
function Programme({ value, set, error }: ProgrammeProps) {
  const { t } = useTranslation();
  const found = useRoundProgrammes();
  return (
    <NativeSelect
      label={t('rounds.programme')}
      description={t('rounds.programmeHint')}
      value={value ?? ''}
      onChange={(event) => set({ programmeId: event.currentTarget.value || null })}
      data={[
        { value: '', label: t('rounds.programmeAll') },
        ...(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      error={fieldError(error, '/programmeId')}
    />
  );
}

type ChoiceProps = {
  organizationId: string;
  chosen: string[];
  set: Props['set'];
  error: unknown;
};

function Choice({ organizationId, chosen, set, error }: ChoiceProps) {
  const { t } = useTranslation();
  const found = useUsableIndicators(organizationId);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={3} />;
  const toggle = (id: string, on: boolean) =>
    set({ indicatorIds: on ? [...chosen, id] : chosen.filter((one) => one !== id) });
  const fault = fieldError(error, '/indicatorIds');
  return (
    <Fieldset legend={t('rounds.indicators', { count: chosen.length })}>
      <Stack gap="xs">
        {found.data.items.length === 0 && (
          <Text>
            {t('rounds.noIndicators')} <AppLink to="/indicators">{t('indicators.title')}</AppLink>
          </Text>
        )}
        {found.data.items.map(({ id, code, definition }) => (
          <Checkbox
            key={id}
            label={definition.title}
            description={`${code}, ${definition.unit}`}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
        ))}
        {fault && (
          <Text c="red" size="sm">
            {fault}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
