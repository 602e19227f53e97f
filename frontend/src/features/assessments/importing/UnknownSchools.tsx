import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { AssessmentImport } from '../../../shared/api/types';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCorrectImport } from '../api/imports';

/** So many names are shown at a time: each answer takes rows off the list, and then others come. */
const SHOWN = 20;

/** Names that mean no single school: a person says which is meant. */
export function UnknownSchools({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const correct = useCorrectImport(file);
  const choose = (key: string, id: string | null) => {
    const next = { ...chosen };
    if (id) next[key] = id;
    else delete next[key];
    setChosen(next);
  };
  // One name in two municipalities is two schools.
  const keyOf = ({ municipality, name }: AssessmentImport['unknown'][number]) => `${municipality}\n${name}`;
  const schools = file.unknown.flatMap((one) => {
    const organizationId = chosen[keyOf(one)];
    return organizationId ? [{ name: one.name, municipality: one.municipality, organizationId }] : [];
  });
  return (
    <section>
      <Title order={2} mb={4}>
        {t('resultImport.unknown')}
      </Title>
      <Text size="sm" className="quiet" mb="sm">
        {t('resultImport.unknownHint')}
      </Text>
      <Stack gap="md">
        {file.unknown.slice(0, SHOWN).map((one) => (
          <div key={keyOf(one)}>
            <Text fw={600}>{one.name}</Text>
            <Text size="sm" className="quiet">
              {[one.municipality, t('resultImport.rows', { count: one.rows })].filter(Boolean).join(' · ')}
            </Text>
            <Group gap={6} my={6}>
              {one.candidates.map((candidate) => (
                <Button
                  key={candidate.id}
                  size="compact-sm"
                  variant={chosen[keyOf(one)] === candidate.id ? 'filled' : 'default'}
                  aria-pressed={chosen[keyOf(one)] === candidate.id}
                  onClick={() => choose(keyOf(one), candidate.id)}
                >
                  {candidate.name}
                </Button>
              ))}
            </Group>
            <OrganizationSelect
              label={t('resultImport.meant')}
              value={chosen[keyOf(one)] ?? null}
              onChange={(id) => choose(keyOf(one), id)}
              kind="SCHOOL"
            />
          </div>
        ))}
        {correct.error && <ProblemAlert error={correct.error} />}
        <Button
          w="fit-content"
          variant="default"
          disabled={schools.length === 0}
          loading={correct.isPending}
          onClick={() => correct.mutate({ schools })}
        >
          {t('resultImport.recheck')}
        </Button>
      </Stack>
    </section>
  );
}
