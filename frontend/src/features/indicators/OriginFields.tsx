import { Fieldset, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { IndicatorDefinition } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { useSources } from './api/indicators';
import type { FieldsProps } from './IndicatorEditor';
import { ORIGINS } from './search';

const AGGREGATIONS: IndicatorDefinition['aggregation'][] = ['MEAN', 'SUM', 'WEIGHTED', 'LATEST'];

/** Where values come from, and how those of schools add up. */
export function OriginFields({ typed, set, readOnly, error }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const sources = useSources().data?.items ?? [];
  return (
    <Fieldset legend={t('indicators.values')} disabled={readOnly}>
      <Stack>
        <CodeSelect
          label={t('indicators.origin')}
          group="indicatorOrigin"
          codes={ORIGINS}
          value={typed.origin}
          onChange={(origin) => origin && set({ origin })}
        />
        {typed.origin === 'SOURCE' && (
          <NativeSelect
            label={t('indicators.source')}
            value={typed.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
            data={[
              { value: '', label: t('indicators.choose') },
              ...sources.map(({ key, name }) => ({
                value: key,
                label: (name as Record<string, string>)[i18n.language] ?? key,
              })),
            ]}
            required
            error={fieldError(error, '/definition/source')}
          />
        )}
        {typed.origin === 'FORMULA' && (
          <Textarea
            label={t('indicators.formula')}
            description={t('indicators.formulaHint')}
            value={typed.formula}
            onChange={(event) => set({ formula: event.currentTarget.value })}
            maxLength={1000}
            autosize
            minRows={2}
            required
            spellCheck={false}
            error={fieldError(error, '/definition/formula')}
          />
        )}
        <CodeSelect
          label={t('indicators.aggregation')}
          group="indicatorAggregation"
          codes={AGGREGATIONS}
          value={typed.aggregation}
          onChange={(aggregation) => aggregation && set({ aggregation })}
        />
        {typed.aggregation === 'WEIGHTED' && (
          <TextInput
            label={t('indicators.weightedBy')}
            description={t('indicators.weightedByHint')}
            value={typed.weightedBy}
            onChange={(event) => set({ weightedBy: event.currentTarget.value })}
            maxLength={40}
            required
            error={fieldError(error, '/definition/weightedBy')}
          />
        )}
      </Stack>
    </Fieldset>
  );
}
