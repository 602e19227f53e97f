import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Identification, IdentificationComparison } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useMunicipalityOf, useWhatIf } from './api/identifications';
import { DefinitionFields } from './DefinitionFields';
import { isSound } from './definition';
import { Why } from './Why';

/** What another threshold would find in the same results, side by side; nothing is stored. */
export default function WhatIf({ list }: { list: Identification }) {
  const { t } = useTranslation();
  const [definition, setDefinition] = useState(list.rule.definition);
  const compare = useWhatIf(list.id);
  return (
    <section>
      <details>
        <summary style={{ cursor: 'pointer' }}>
          <Title order={2} style={{ display: 'inline' }}>
            {t('identifications.whatIf')}
          </Title>
        </summary>
        <Stack gap="md" mt="sm" maw={900}>
          <Text size="sm" className="quiet">
            {t('identifications.whatIfHint')}
          </Text>
          <DefinitionFields definition={definition} onChange={setDefinition} />
          <Button
            w="fit-content"
            variant="default"
            disabled={!isSound(definition)}
            loading={compare.isPending}
            onClick={() => compare.mutate(definition)}
          >
            {t('identifications.compare')}
          </Button>
          {compare.error && <ProblemAlert error={compare.error} />}
          {compare.data && <Sides comparison={compare.data} />}
        </Stack>
      </details>
    </section>
  );
}

function Sides({ comparison }: { comparison: IdentificationComparison }) {
  const { t } = useTranslation();
  const { now, then, moves, moved } = comparison;
  const municipalityOf = useMunicipalityOf();
  const category = (code: string | null) =>
    code === null ? t('identifications.notListed') : codeWord('identificationCategory', code);
  const sums = [
    { word: t('identifications.low'), one: now.lowOutcomes, other: then.lowOutcomes },
    { word: t('identifications.risk'), one: now.riskZone, other: then.riskZone },
  ];
  return (
    <Stack gap="md" role="status">
      <table className={grid.table} role="table" style={{ maxWidth: 560 }}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('identifications.category')}</th>
            <th role="columnheader" className={grid.number}>
              {t('identifications.now')}
            </th>
            <th role="columnheader" className={grid.number}>
              {t('identifications.then')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {sums.map(({ word, one, other }) => (
            <tr key={word} role="row">
              <td role="cell">{word}</td>
              <td role="cell" className={grid.number} data-label={t('identifications.now')}>
                {one}
              </td>
              <td role="cell" className={grid.number} data-label={t('identifications.then')}>
                {other}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text>
        {t('identifications.moved', { count: moved })}
        {moves.length < moved && ` ${t('identifications.movedShown', { count: moves.length })}`}
      </Text>
      {moves.length > 0 && (
        <table className={grid.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{t('identifications.school')}</th>
              <th role="columnheader">{t('identifications.now')}</th>
              <th role="columnheader">{t('identifications.then')}</th>
              <th role="columnheader">{t('identifications.why')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {moves.map((one) => (
              <tr key={one.organization.id} role="row">
                <td role="cell" className={grid.lead}>
                  <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                    {one.organization.name}
                  </AppLink>
                  <Text size="sm" className="quiet">
                    {municipalityOf(one.organization)}
                  </Text>
                </td>
                <td role="cell" data-label={t('identifications.now')}>
                  {category(one.from)}
                </td>
                <td role="cell" data-label={t('identifications.then')}>
                  {category(one.to)}
                </td>
                <td role="cell">{one.evidence && <Why evidence={one.evidence} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Stack>
  );
}
