import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import type { RiskFormula, RiskFormulaComparison } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useFormulaComparison, useFormulaPages, type MoveAsked } from './api/formulas';
import { MovedSchools } from './MovedSchools';

/** Two versions side by side: which numbers differ, and for how many schools something would change. */
export default function Comparison({ formula }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  const { beside } = useSearch({ from: '/surveys/formulas/$formulaId' });
  const navigate = useNavigate({ from: '/surveys/formulas/$formulaId' });
  const found = useFormulaPages().data?.pages.flatMap((page) => page.items) ?? [];
  const others = found.filter(({ id }) => id !== formula.id);
  const comparison = useFormulaComparison(formula.id, beside);
  if (others.length === 0 && !beside) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {t('formulas.compare')}
      </Title>
      <Stack gap="md">
        <NativeSelect
          label={t('formulas.with')}
          className="no-print"
          maw={420}
          value={beside ?? ''}
          onChange={(event) => {
            const next = event.currentTarget.value || undefined;
            void navigate({ search: (old) => ({ ...old, beside: next }), replace: true });
          }}
          data={[
            { value: '', label: t('formulas.notCompared') },
            ...others.map((one) => ({
              value: one.id,
              label: [
                toldFormula(one).name,
                one.number === null ? codeWord('formulaState', 'DRAFT') : t('formulas.number', { number: one.number }),
              ].join(', '),
            })),
          ]}
        />
        {comparison.error && <ProblemAlert error={comparison.error} onRetry={() => void comparison.refetch()} />}
        {beside && comparison.isPending && <Loading rows={3} />}
        {comparison.data && <Shown key={beside} comparison={comparison.data} />}
      </Stack>
    </section>
  );
}

function Shown({ comparison }: { comparison: RiskFormulaComparison }) {
  const { t, i18n } = useTranslation();
  const { from, to, differences, schools, changed, moves } = comparison;
  const [asked, ask] = useState<MoveAsked | null>(null);
  const head = (one: RiskFormula) =>
    one.number === null ? one.name : `${toldFormula(one).name}, ${t('formulas.number', { number: one.number })}`;
  return (
    <>
      {differences.length === 0 ? (
        <Text>{t('formulas.noDifferences')}</Text>
      ) : (
        <Table
          heads={[t('formulas.field'), head(from), head(to)]}
          rows={differences.map((one) => [
            fieldWords(one.field, t),
            text(one.from, one.field, i18n.language),
            text(one.to, one.field, i18n.language),
          ])}
        />
      )}
      <Text>
        {changed === 0 ? t('formulas.noEffect', { count: schools }) : t('formulas.effect', { changed, count: schools })}
      </Text>
      {moves.length > 0 && (
        <Table
          heads={[t('formulas.factor'), t('formulas.was'), t('formulas.becomes'), t('formulas.schools')]}
          rows={moves.map((move) => [
            codeWord('riskFactor', move.factor),
            codeWord('significance', move.from),
            codeWord('significance', move.to),
            <Button
              key="schools"
              size="compact-sm"
              variant="subtle"
              aria-expanded={asked === move}
              title={t('formulas.showSchools')}
              onClick={() => ask(asked === move ? null : move)}
            >
              {text(move.schools, 'schools', i18n.language)}
            </Button>,
          ])}
        />
      )}
      {asked && <MovedSchools id={to.id} beside={from.id} move={asked} />}
    </>
  );
}

function Table({ heads, rows }: { heads: string[]; rows: ReactNode[][] }) {
  return (
    <table className={grid.table} role="table" style={{ maxWidth: 900 }}>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head, index) => (
            <th key={index} role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {row.map((cell, place) => (
              <td key={place} role="cell" data-label={place > 0 ? heads[place] : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As it is read in the language of the page; a share of answers in percent, as it is typed. */
function text(value: unknown, field: string, language: string): string {
  if (value === null || value === undefined || value === '') return '—';
  const number = Number(value);
  if (Number.isNaN(number)) return String(value);
  const share = /(^|[./])answeredShare$/.test(field);
  return new Intl.NumberFormat(language, { style: share ? 'percent' : 'decimal', maximumFractionDigits: 4 }).format(
    number,
  );
}

/** A field of the contract in words: the last parts of its path are codes that have some. */
function fieldWords(field: string, t: ReturnType<typeof useTranslation>['t']): string {
  const parts = field.split(/[./]/).filter((part) => part !== '' && part !== 'definition');
  const [name = field, ...codes] = parts;
  const word = codeWord('formulaField', name);
  const more = codes.map((code) => {
    for (const group of ['audience', 'riskFactor']) {
      const found = codeWord(group, code);
      if (found !== code) return found;
    }
    return code;
  });
  return more.length === 0 ? word : t('formulas.fieldOf', { field: word, of: more.join(', ') });
}
