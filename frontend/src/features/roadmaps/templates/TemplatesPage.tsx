import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../../shared/api/getMe';
import type { RoadmapTemplate } from '../../../shared/api/types';
import { formatPeriod } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { SearchField } from '../../../shared/ui/SearchField';
import { useTemplates } from '../api/templates';
import type { TemplatesSearch } from '../search';
import { DeleteTemplate, EditTemplate } from './TemplateDialogs';

const CopyDialog = lazy(() => import('../copies/CopyDialog'));

type Open = { deed: 'copy' | 'update' | 'delete'; template: RoadmapTemplate };

/** Plans kept to be copied: own and those from above. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const { q } = useSearch({ strict: false }) as TemplatesSearch;
  const navigate = useNavigate();
  const mayWrite = usePermission('roadmaps:write');
  const [open, setOpen] = useState<Open | null>(null);
  const pages = useTemplates(q);
  const close = () => setOpen(null);
  const search = (next: string | undefined) =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, q: next })) as never, replace: true });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('templates.title')} />
        {mayWrite && <AppLink to={'/roadmaps/copies'}>{t('copies.allJobs')}</AppLink>}
      </Group>
      <Group>
        <SearchField label={t('templates.search')} value={q} onChange={search} />
      </Group>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'templates.countMore' : 'templates.count', { count })}
        empty={
          <EmptyState
            title={q ? t('common.nothingFound') : t('templates.emptyTitle')}
            text={q ? t('templates.nothingHint') : t(mayWrite ? 'templates.emptyText' : 'templates.emptyReader')}
          />
        }
      >
        {(items) => <Rows items={items} onDo={(deed, template) => setOpen({ deed, template })} />}
      </Pages>
      {open?.deed === 'copy' && (
        <Suspense>
          <CopyDialog source={copiedOf(open.template)} onClose={close} />
        </Suspense>
      )}
      {open?.deed === 'update' && <EditTemplate template={open.template} onClose={close} />}
      {open?.deed === 'delete' && <DeleteTemplate template={open.template} onClose={close} />}
    </Stack>
  );
}

const copiedOf = ({ id, title, organization, periodStart, periodEnd }: RoadmapTemplate) => ({
  kind: 'template' as const,
  id,
  title,
  organizationId: organization.id,
  periodStart,
  periodEnd,
});

type RowsProps = { items: RoadmapTemplate[]; onDo: (deed: Open['deed'], template: RoadmapTemplate) => void };
const DEEDS: Open['deed'][] = ['copy', 'update', 'delete'];

function Rows({ items, onDo }: RowsProps) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('roadmaps.title')}</th>
          <th role="columnheader">{t('roadmaps.organization')}</th>
          <th role="columnheader">{t('templates.writtenFor')}</th>
          <th role="columnheader" className={grid.number}>
            {t('roadmaps.activities')}
          </th>
          <th role="columnheader">{t('templates.deeds')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              {one.title}
              {one.description && (
                <Text size="sm" className="quiet verbatim">
                  {one.description}
                </Text>
              )}
            </td>
            <td role="cell">{one.organization.name}</td>
            <td role="cell" className={grid.nowrap} data-label={t('templates.writtenFor')}>
              {formatPeriod(one.periodStart, one.periodEnd)}
            </td>
            <td role="cell" className={grid.number}>
              <span className={grid.small}>{t('roadmaps.activityCount', { count: one.activityCount })}</span>
              <span className={grid.wide}>{one.activityCount}</span>
            </td>
            <td role="cell">
              <Group gap={4}>
                {DEEDS.filter((deed) => one.allowedActions.includes(deed)).map((deed) => (
                  <Button
                    key={deed}
                    size="compact-sm"
                    variant={deed === 'copy' ? 'default' : 'subtle'}
                    aria-label={t(`templates.of.${deed}`, { title: one.title })}
                    onClick={() => onDo(deed, one)}
                  >
                    {t(`templates.do.${deed}`)}
                  </Button>
                ))}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
