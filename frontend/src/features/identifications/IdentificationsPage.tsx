import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconListSearch, IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Identification, IdentificationRule } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { schoolYear } from '../../shared/monitoring/figures';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useIdentificationPages, useRulePages } from './api/identifications';

const RunDialog = lazyDialog(() => import('./RunDialog').then((found) => found.RunDialog));
const RuleDialog = lazyDialog(() => import('./RuleDialog').then((found) => found.RuleDialog));

/** Lists of schools with low outcomes, and the rules by which they are found. */
export default function IdentificationsPage() {
  const { t } = useTranslation();
  const { org } = useSearch({ from: '/identifications' });
  const manages = usePermission('monitoring:manage');
  const [open, setOpen] = useState<'run' | 'rule' | null>(null);
  const lists = useIdentificationPages();
  const rules = useRulePages();
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle title={t('identifications.title')} />
        {manages && (
          <Button
            className="no-print"
            leftSection={<IconListSearch size={18} aria-hidden />}
            onClick={() => setOpen('run')}
          >
            {t('identifications.run')}
          </Button>
        )}
      </Group>
      <MonitoringTabs here="identifications" />
      <Text size="sm" className="quiet" maw={760}>
        {t('identifications.text')}
      </Text>
      <Pages
        pages={lists}
        empty={
          <EmptyState
            title={t('identifications.noneTitle')}
            text={manages ? t('identifications.noneManager') : t('identifications.none')}
          />
        }
      >
        {(items) => <Lists items={items} />}
      </Pages>
      <section>
        <Group justify="space-between" mb="xs">
          <Title order={2}>{t('identifications.rules')}</Title>
          {manages && (
            <Button
              size="xs"
              variant="default"
              className="no-print"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpen('rule')}
            >
              {t('identifications.addRule')}
            </Button>
          )}
        </Group>
        <Pages pages={rules} empty={<Text className="quiet">{t('identifications.noRules')}</Text>}>
          {(items) => <Rules items={items} />}
        </Pages>
      </section>
      {open === 'run' && <RunDialog onClose={() => setOpen(null)} />}
      {open === 'rule' && <RuleDialog organizationId={org ?? null} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Lists({ items }: { items: Identification[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('identifications.list')}</th>
          <th role="columnheader" className={grid.number}>
            {t('identifications.low')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('identifications.risk')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('identifications.disputed')}
          </th>
          <th role="columnheader">{t('identifications.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/identifications/$identificationId" params={{ identificationId: one.id }}>
                {`${one.rule.name}, ${schoolYear(one.schoolYear)}`}
              </AppLink>
              <Text size="sm" className="quiet">
                {[one.organization.name, formatInstant(one.asOf, i18n.language)].join(' · ')}
              </Text>
            </td>
            <td role="cell" className={grid.number} data-label={t('identifications.low')}>
              {one.counts.lowOutcomes}
            </td>
            <td role="cell" className={grid.number} data-label={t('identifications.risk')}>
              {one.counts.riskZone}
            </td>
            <td role="cell" className={grid.number} data-label={t('identifications.disputed')}>
              {one.counts.disputed}
            </td>
            <td role="cell">
              {one.announcedOn
                ? t('identifications.announced', { date: formatDay(one.announcedOn) })
                : t('identifications.draft')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ items }: { items: IdentificationRule[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('identifications.rule')}</th>
          <th role="columnheader">{t('identifications.owner')}</th>
          <th role="columnheader">{t('identifications.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/identifications/rules/$ruleId" params={{ ruleId: one.id }}>
                {one.name}
              </AppLink>
            </td>
            <td role="cell" data-label={t('identifications.owner')}>
              {one.organization.name}
            </td>
            <td role="cell">
              {one.number === null
                ? t('identifications.ruleDraft')
                : t('identifications.ruleNumber', {
                    number: one.number,
                    date: one.publishedOn ? formatDay(one.publishedOn) : '',
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
