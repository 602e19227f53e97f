import { Checkbox, Fieldset, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { IdentificationDefinition } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { withCriterion } from './definition';

type Props = {
  definition: IdentificationDefinition;
  readOnly?: boolean;
  onChange: (definition: IdentificationDefinition) => void;
};

/** A rule in fields: each category with its threshold, what it asks of the year and what of years running. */
export function DefinitionFields({ definition, readOnly = false, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {definition.categories.map(({ procedures = null, years = null, ...one }, at) => (
        <Fieldset key={one.category} legend={codeWord('identificationCategory', one.category)}>
          <Stack gap="sm">
            <NumberInput
              label={t('identifications.share')}
              description={t('identifications.shareHint')}
              value={Math.round(one.share * 1000) / 10}
              onChange={(next) =>
                typeof next === 'number' && onChange(withCriterion(definition, at, { share: next / 100 }))
              }
              min={1}
              max={100}
              decimalScale={1}
              decimalSeparator=","
              suffix=" %"
              readOnly={readOnly}
              maw={260}
            />
            <Group gap="md" align="flex-end">
              <Checkbox
                label={t('identifications.inYear')}
                checked={procedures !== null}
                disabled={readOnly}
                onChange={(event) =>
                  onChange(withCriterion(definition, at, { procedures: event.currentTarget.checked ? 2 : null }))
                }
              />
              {procedures !== null && (
                <NumberInput
                  label={t('identifications.procedures')}
                  value={procedures}
                  onChange={(next) =>
                    typeof next === 'number' && onChange(withCriterion(definition, at, { procedures: next }))
                  }
                  min={1}
                  max={50}
                  readOnly={readOnly}
                  maw={160}
                />
              )}
            </Group>
            {procedures !== null && years !== null && (
              <SegmentedControl
                aria-label={t('identifications.join')}
                value={one.join ?? 'OR'}
                disabled={readOnly}
                onChange={(next) => onChange(withCriterion(definition, at, { join: next === 'AND' ? 'AND' : 'OR' }))}
                data={[
                  { value: 'OR', label: t('identifications.or') },
                  { value: 'AND', label: t('identifications.and') },
                ]}
                w="fit-content"
              />
            )}
            <Group gap="md" align="flex-end">
              <Checkbox
                label={t('identifications.running')}
                checked={years !== null}
                disabled={readOnly}
                onChange={(event) =>
                  onChange(withCriterion(definition, at, { years: event.currentTarget.checked ? 2 : null }))
                }
              />
              {years !== null && (
                <NumberInput
                  label={t('identifications.years')}
                  value={years}
                  onChange={(next) =>
                    typeof next === 'number' && onChange(withCriterion(definition, at, { years: next }))
                  }
                  min={2}
                  max={5}
                  readOnly={readOnly}
                  maw={160}
                />
              )}
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <NumberInput
        label={t('identifications.smallest')}
        value={definition.smallest}
        onChange={(next) => typeof next === 'number' && onChange({ ...definition, smallest: next })}
        min={5}
        max={1000}
        readOnly={readOnly}
        maw={260}
      />
      <Text size="sm" className="quiet">
        {t('identifications.order')}
      </Text>
    </Stack>
  );
}
