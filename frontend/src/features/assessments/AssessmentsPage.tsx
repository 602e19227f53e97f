import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { Assessment } from '../../shared/api/types';
import { formatDay, today } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { schoolYear, yearOf } from '../../shared/monitoring/figures';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useAssessmentPages } from './api/assessments';
import { KINDS } from './search';

const AddDialog = lazyDialog(() => import('./AddDialog').then((found) => found.AddDialog));

/** So many school years back can be chosen from the list; older ones by the address. */
const YEARS = 8;

/** What was written, the latest year first. */
export default function AssessmentsPage() {
  const { t } = useTranslation();
  const mayWrite = usePermission('monitoring:write');
  const { kind, year } = useSearch({ from: '/assessments' });
  const [adding, setAdding] = useState(false);
  const filter = { kind, schoolYear: year };
  const pages = useAssessmentPages(filter);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('assessments.title')} />
        {mayWrite && (
          <Group gap="xs" className="no-print">
            <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
              {t('assessments.add')}
            </Button>
            <ButtonLink to="/assessments/imports" leftSection={<IconUpload size={18} aria-hidden />}>
              {t('assessments.import')}
            </ButtonLink>
          </Group>
        )}
      </Group>
      <MonitoringTabs here="assessments" />
      <Narrowing />
      <Pages
        pages={pages}
        empty={
          <EmptyState
            title={t('common.nothingFound')}
            text={mayWrite ? t('assessments.noneWriter') : t('assessments.none')}
          />
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
      <ExportButton path="/api/v1/assessments" query={filter} name={t('assessments.title')} />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Narrowing() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments' });
  const { kind, year } = useSearch({ from: '/assessments' });
  const latest = yearOf(today());
  const years = Array.from({ length: YEARS }, (_, back) => latest - back);
  const count = [kind, year].filter((one) => one !== undefined).length;
  const reset = () => void navigate({ search: (old) => ({ ...old, kind: undefined, year: undefined }), replace: true });
  return (
    <Filters count={count} {...(count > 0 ? { onReset: reset } : {})}>
      <CodeSelect
        label={t('assessments.kind')}
        group="assessmentKind"
        codes={KINDS}
        value={kind}
        onChange={(next) => void navigate({ search: (old) => ({ ...old, kind: next }), replace: true })}
        any={t('assessments.anyKind')}
      />
      <NativeSelect
        label={t('assessments.year')}
        value={year ?? ''}
        onChange={(event) => {
          const next = Number(event.currentTarget.value) || undefined;
          void navigate({ search: (old) => ({ ...old, year: next }), replace: true });
        }}
        data={[
          { value: '', label: t('assessments.anyYear') },
          ...(year && !years.includes(year) ? [year, ...years] : years).map((one) => ({
            value: String(one),
            label: schoolYear(one),
          })),
        ]}
      />
    </Filters>
  );
}

function Rows({ items }: { items: Assessment[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('assessments.subject')}</th>
          <th role="columnheader">{t('assessments.kind')}</th>
          <th role="columnheader">{t('assessments.year')}</th>
          <th role="columnheader">{t('assessments.held')}</th>
          <th role="columnheader">{t('assessments.owner')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/assessments/$assessmentId" params={{ assessmentId: one.id }}>
                {[one.subject, one.grade !== null && t('assessments.grade', { grade: one.grade }), one.label]
                  .filter(Boolean)
                  .join(', ')}
              </AppLink>
            </td>
            <td role="cell" data-label={t('assessments.kind')}>
              {codeWord('assessmentKind', one.kind)}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('assessments.year')}>
              {schoolYear(one.schoolYear)}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('assessments.held')}>
              {one.heldOn && formatDay(one.heldOn)}
            </td>
            <td role="cell" data-label={t('assessments.owner')}>
              <Text>{one.organization.name}</Text>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
