import { Button, Checkbox, Fieldset, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { AssessmentKind, IdentificationDefinition } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { KINDS } from '../../shared/monitoring/kinds';
import { withCategory, withCriterion, withoutCategory } from './definition';
import { CATEGORIES } from './search';

type Props = {
  definition: IdentificationDefinition;
  readOnly?: boolean;
  onChange: (definition: IdentificationDefinition) => void;
};

/** A rule in fields: each category with its threshold, what it asks of the year and what of years running. */
export function DefinitionFields({ definition, readOnly = false, onChange }: Props) {
  const { t } = useTranslation();
  const missing = readOnly
    ? []
    : CATEGORIES.filter((category) => !definition.categories.some((one) => one.category === category));
  return (
    <Stack gap="md">
      <Kinds kinds={definition.kinds} readOnly={readOnly} onChange={(kinds) => onChange({ ...definition, kinds })} />
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
            {!readOnly && definition.categories.length > 1 && (
              <Button
                size="xs"
                variant="subtle"
                color="red"
                w="fit-content"
                onClick={() => onChange(withoutCategory(definition, one.category))}
              >
                {t('identifications.removeCategory', { category: codeWord('identificationCategory', one.category) })}
              </Button>
            )}
          </Stack>
        </Fieldset>
      ))}
      {missing.map((category) => (
        <Button
          key={category}
          size="xs"
          variant="default"
          w="fit-content"
          onClick={() => onChange(withCategory(definition, category))}
        >
          {t('identifications.addCategory', { category: codeWord('identificationCategory', category) })}
        </Button>
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

type KindsProps = { kinds: AssessmentKind[]; readOnly: boolean; onChange: (kinds: AssessmentKind[]) => void };

/** Which assessments count; none chosen means all, and that is said. */
function Kinds({ kinds, readOnly, onChange }: KindsProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('identifications.kinds')}
      description={kinds.length === 0 ? t('identifications.allKinds') : undefined}
      value={kinds}
      onChange={(chosen) => onChange(KINDS.filter((kind) => chosen.includes(kind)))}
    >
      <Group gap="md" mt="xs">
        {KINDS.map((kind) => (
          <Checkbox key={kind} value={kind} label={codeWord('assessmentKind', kind)} disabled={readOnly} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
