import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { EngagementFormula } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { typedOf } from '../../shared/format/typedNumber';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useEngagementFormulas } from './api/engagement';
import { COMPONENTS } from './formula';

const FormulaDialog = lazyDialog(() => import('./FormulaDialog').then((found) => found.FormulaDialog));

/** By which formulas engagement is reckoned: versions, the newest first; none ever changes. */
export default function FormulasPage() {
  const { t } = useTranslation();
  const mayWrite = usePermission('formulas:write');
  const [from, setFrom] = useState<EngagementFormula | null>(null);
  const pages = useEngagementFormulas();
  const newest = pages.data?.pages[0]?.items[0];
  return (
    <Stack gap="md">
      <Stack gap={6}>
        <AppLink to="/engagement" w="fit-content">
          {t('engagement.title')}
        </AppLink>
        <Group justify="space-between">
          <PageTitle title={t('engagement.formulas.title')} />
          {mayWrite && newest && (
            <Button
              className="no-print"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setFrom(newest)}
            >
              {t('engagement.formulas.add')}
            </Button>
          )}
        </Group>
        <Text size="sm" className="quiet" maw={760}>
          {t('engagement.formulas.text')}
        </Text>
      </Stack>
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('engagement.formulas.text')} />}>
        {(items) => <Rows items={items.map((one) => toldFormula(one))} {...(mayWrite ? { onFrom: setFrom } : {})} />}
      </Pages>
      {from && <FormulaDialog from={from} onClose={() => setFrom(null)} />}
    </Stack>
  );
}

type RowsProps = { items: EngagementFormula[]; onFrom?: (formula: EngagementFormula) => void };

function Rows({ items, onFrom }: RowsProps) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('engagement.formulas.name')}</th>
          <th role="columnheader">{t('engagement.formulas.whose')}</th>
          <th role="columnheader">{t('engagement.formulas.what')}</th>
          <th role="columnheader">{t('engagement.formulas.since')}</th>
          {onFrom && (
            <th role="columnheader">
              <span className="visually-hidden">{t('engagement.formulas.from')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              {[one.name, t('engagement.formulas.number', { number: one.number })].join(', ')}
              <Text size="sm" className="quiet">
                {one.source}
              </Text>
            </td>
            <td role="cell" data-label={t('engagement.formulas.whose')}>
              {one.organization?.name ?? t('engagement.formulas.ofProduct')}
            </td>
            <td role="cell">
              <Text size="sm">{t('engagement.formulaText', one.definition)}</Text>
              <Text size="sm" className="quiet">
                {COMPONENTS.filter((code) => weightOf(one, code) > 0)
                  .map((code) => `${codeWord('engagementPart', code)} ${typedOf(weightOf(one, code), i18n.language)}`)
                  .join(' · ')}
              </Text>
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('engagement.formulas.since')}>
              {formatDay(one.publishedOn)}
            </td>
            {onFrom && (
              <td role="cell">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  className="no-print"
                  onClick={() => onFrom(one)}
                  aria-label={t('engagement.formulas.fromOf', { name: one.name })}
                >
                  {t('engagement.formulas.from')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const weightOf = ({ definition }: EngagementFormula, code: string) =>
  (definition.weights as Record<string, number>)[code] ?? 0;
