import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { ReportTemplate } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useReportTemplates } from './api/reports';
import { ReportTabs } from './ReportTabs';

const TemplateDialog = lazyDialog(() => import('./TemplateDialog').then((found) => found.TemplateDialog));

/** Who owes what by when. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const mayWrite = usePermission('reports:write');
  const templates = useReportTemplates();
  const [open, setOpen] = useState<ReportTemplate | 'new' | null>(null);
  const items = templates.data?.items ?? [];
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('reports.title')} />
        {mayWrite && (
          <Button className="no-print" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t('reports.addTemplate')}
          </Button>
        )}
      </Group>
      <ReportTabs here="templates" />
      <Text size="sm" className="quiet" maw={760}>
        {t('reports.templatesText')}
      </Text>
      {templates.error && <ProblemAlert error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && <Loading />}
      {templates.data && items.length === 0 && <EmptyState title={t('reports.noTemplates')} />}
      {items.length > 0 && (
        <table className={grid.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{t('reports.name')}</th>
              <th role="columnheader">{t('reports.termText')}</th>
              <th role="columnheader">{t('reports.periodLabel')}</th>
              <th role="columnheader">{t('reports.debtors')}</th>
              <th role="columnheader">{t('reports.whose')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((one) => (
              <tr key={one.id} role="row">
                <td role="cell" className={grid.lead}>
                  {one.allowedActions.includes('update') ? (
                    <Button variant="transparent" h="auto" p={0} onClick={() => setOpen(one)} styles={LEFT}>
                      {one.name}
                    </Button>
                  ) : (
                    one.name
                  )}
                  {one.basis && (
                    <Text size="sm" className="quiet">
                      {one.basis}
                    </Text>
                  )}
                </td>
                <td role="cell" data-label={t('reports.termText')}>
                  «{one.termText}»
                </td>
                <td role="cell" data-label={t('reports.periodLabel')}>
                  {codeWord('reportPeriod', one.period)}
                </td>
                <td role="cell" data-label={t('reports.debtors')}>
                  {codeWord('organizationKind', one.debtorKind)}
                </td>
                <td role="cell" data-label={t('reports.whose')}>
                  {one.organization.name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** A name of two lines stays whole. */
const LEFT = { label: { whiteSpace: 'normal' as const, textAlign: 'start' as const } };
