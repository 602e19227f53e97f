import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import { usePermission } from '../../shared/api/getMe';
import type { RiskFormula } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { SurveyTabs } from '../../shared/surveys/SurveyTabs';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useFormulaPages } from './api/formulas';
import { FormulaStateMark } from './FormulaStateMark';

const CreateDialog = lazyDialog(() => import('./CreateDialog').then((found) => found.CreateDialog));

/** By which formulas risks are reckoned: versions, the newest first. */
export default function FormulasPage() {
  const { t } = useTranslation();
  const { org } = useSearch({ from: '/surveys/formulas' });
  const mayWrite = usePermission('formulas:write');
  const [adding, setAdding] = useState(false);
  const pages = useFormulaPages();
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('formulas.title')} />
        {mayWrite && (
          <Button className="no-print" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('formulas.add')}
          </Button>
        )}
      </Group>
      <SurveyTabs here="formulas" />
      <Text size="sm" className="quiet" maw={760}>
        {t('formulas.text')}
      </Text>
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('formulas.none')} />}>
        {(items) => <Rows items={items.map((one) => toldFormula(one))} />}
      </Pages>
      {adding && <CreateDialog organizationId={org ?? null} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Rows({ items }: { items: RiskFormula[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('formulas.name')}</th>
          <th role="columnheader">{t('formulas.owner')}</th>
          <th role="columnheader">{t('formulas.state')}</th>
          <th role="columnheader">{t('formulas.published')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/surveys/formulas/$formulaId" params={{ formulaId: one.id }}>
                {one.name}
              </AppLink>
            </td>
            <td role="cell" data-label={t('formulas.owner')}>
              {one.organization?.name ?? t('formulas.ofProduct')}
            </td>
            <td role="cell">
              <FormulaStateMark formula={one} />
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('formulas.published')}>
              {one.publishedOn && formatDay(one.publishedOn)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
