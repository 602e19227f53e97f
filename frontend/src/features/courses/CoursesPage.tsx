import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { Course } from '../../shared/api/types';
import { formatPeriod } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { MonitoringTabs } from '../../shared/monitoring/MonitoringTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { LaterDayField } from '../../shared/ui/laterFields';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useCoursePages } from './api/courses';
import { COURSE_STATES, meant } from './codes';
import { CourseMark } from './marks';
import { placesTaken } from './places';
import type { CoursesSearch } from './search';

const AddDialog = lazyDialog(() => import('./AddDialog').then((found) => found.AddDialog));

/** Courses for own teachers, the latest first. */
export default function CoursesPage() {
  const { t } = useTranslation();
  const mayWrite = usePermission('courses:write');
  const search = meant(useSearch({ from: '/courses' }));
  const [adding, setAdding] = useState(false);
  const pages = useCoursePages(search);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('courses.title')} />
        {mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)} className="no-print">
            {t('courses.add')}
          </Button>
        )}
      </Group>
      <MonitoringTabs here="courses" />
      <Narrowing search={search} />
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'courses.countMore' : 'courses.count', { count })}
        empty={
          <EmptyState title={t('common.nothingFound')} text={t(mayWrite ? 'courses.noneWriter' : 'courses.none')} />
        }
      >
        {(items) => <Rows items={items} />}
      </Pages>
      <ExportButton path="/api/v1/courses" query={search} name={t('courses.title')} />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Narrowing({ search }: { search: CoursesSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/courses' });
  const change = (next: CoursesSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const { q, ...others } = search;
  const count = Object.values(others).filter((one) => one !== undefined).length;
  const reset = () => change({ state: undefined, from: undefined, to: undefined, position: undefined });
  return (
    <Filters
      first={<SearchField label={t('courses.search')} value={q} onChange={(typed) => change({ q: typed })} />}
      count={count}
      {...(count > 0 ? { onReset: reset } : {})}
    >
      <CodeSelect
        label={t('courses.state')}
        group="courseState"
        codes={COURSE_STATES}
        value={search.state}
        onChange={(state) => change({ state })}
        any={t('courses.anyState')}
      />
      <TextInput
        label={t('courses.position')}
        defaultValue={search.position ?? ''}
        key={search.position ?? ''}
        onBlur={(event) => change({ position: event.currentTarget.value.trim() || undefined })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <LaterDayField
        label={t('courses.from')}
        value={search.from ?? null}
        onChange={(from) => change({ from: from ?? undefined })}
      />
      <LaterDayField
        label={t('courses.to')}
        value={search.to ?? null}
        onChange={(to) => change({ to: to ?? undefined })}
      />
    </Filters>
  );
}

function Rows({ items }: { items: Course[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('courses.name')}</th>
          <th role="columnheader">{t('courses.days')}</th>
          <th role="columnheader" className={grid.number}>
            {t('courses.hours')}
          </th>
          <th role="columnheader">{t('courses.provider')}</th>
          <th role="columnheader">{t('courses.owner')}</th>
          <th role="columnheader" className={grid.number}>
            {t('courses.taken')}
          </th>
          <th role="columnheader">{t('courses.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/courses/$courseId" params={{ courseId: one.id }}>
                {one.title}
              </AppLink>
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('courses.days')}>
              {formatPeriod(one.beginsOn, one.endsOn)}
            </td>
            <td role="cell" className={grid.number} data-label={t('courses.hours')}>
              {one.hours}
            </td>
            <td role="cell" data-label={t('courses.provider')}>
              {one.provider}
            </td>
            <td role="cell" data-label={t('courses.owner')}>
              {one.organization.name}
            </td>
            <td role="cell" className={grid.number} data-label={t('courses.taken')}>
              {placesTaken(one)}
            </td>
            <td role="cell">
              <CourseMark course={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
