import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Roadmap, RoadmapEditionSummary } from '../../../shared/api/types';
import { formatDay } from '../../../shared/format/dates';
import grid from '../../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { DownloadButton } from '../DownloadButton';
import { useEditions, useVerifyEdition } from '../api/editions';
import type { RoadmapSearch } from '../search';
import { Differences } from './Differences';
import { PointField } from './PointField';

const EditionText = lazy(() => import('./EditionText'));

type Props = { roadmap: Roadmap; search: RoadmapSearch; onChange: (next: RoadmapSearch) => void };

/** Every edition an order made, and what one changed against another. */
export default function EditionsView({ roadmap, search, onChange }: Props) {
  const { t } = useTranslation();
  const pages = useEditions(roadmap.id);
  const draft = roadmap.amendsId !== null;
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.editions')}>
      {draft ? (
        <>
          <Title order={2} size="h3">
            {t('editions.whatChanges')}
          </Title>
          <Differences roadmapId={roadmap.id} from={undefined} to={undefined} />
        </>
      ) : (
        <Pages pages={pages} empty={<EmptyState title={t('editions.emptyTitle')} text={t('editions.emptyText')} />}>
          {(items) => (
            <>
              <Rows roadmap={roadmap} items={items} opened={search.edition} onChange={onChange} />
              {search.edition && (
                <Suspense fallback={<Loading rows={10} />}>
                  <EditionText
                    roadmap={roadmap}
                    number={search.edition}
                    onClose={() => onChange({ edition: undefined })}
                  />
                </Suspense>
              )}
              {items.length > 0 && <Comparison roadmap={roadmap} items={items} search={search} onChange={onChange} />}
            </>
          )}
        </Pages>
      )}
    </Stack>
  );
}

type RowsProps = Pick<Props, 'roadmap' | 'onChange'> & {
  items: RoadmapEditionSummary[];
  opened: number | undefined;
};

function Rows({ roadmap, items, opened, onChange }: RowsProps) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('editions.edition')}</th>
          <th role="columnheader">{t('editions.order')}</th>
          <th role="columnheader">{t('editions.effectiveOn')}</th>
          <th role="columnheader">{t('editions.reason')}</th>
          <th role="columnheader">{t('editions.hash')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              {t('editions.number', { number: one.number })}
              <Group gap="xs" className="no-print" mt={4}>
                <Button
                  size="xs"
                  variant="default"
                  aria-pressed={opened === one.number}
                  onClick={() => onChange({ edition: one.number })}
                >
                  {t('editions.open', { number: one.number })}
                </Button>
                <DownloadButton
                  roadmap={roadmap}
                  edition={{
                    number: one.number,
                    name: t('editions.file', { number: one.number, title: roadmap.title }),
                  }}
                  label={t('editions.download', { number: one.number })}
                />
              </Group>
            </td>
            <td role="cell">
              {t('editions.orderIs', { number: one.orderNumber, date: formatDay(one.orderDate) })}
              <Text size="sm" className="quiet">
                {one.signatory}
              </Text>
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('editions.effectiveOn')}>
              {formatDay(one.effectiveOn)}
            </td>
            <td role="cell" data-label={t('editions.reason')}>
              {one.reason}
            </td>
            <td role="cell">
              <Verification roadmapId={roadmap.id} edition={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verification({ roadmapId, edition }: { roadmapId: string; edition: RoadmapEditionSummary }) {
  const { t } = useTranslation();
  const verify = useVerifyEdition(roadmapId);
  return (
    <Stack gap={4} align="flex-start">
      <Text size="xs" className="verbatim" maw={280}>
        {edition.hash}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        loading={verify.isPending}
        onClick={() => verify.mutate(edition.number)}
      >
        {t('editions.verify')}
      </Button>
      {verify.data && (
        <Text size="sm" role="status" c={verify.data.intact ? undefined : 'red'}>
          {t(verify.data.intact ? 'editions.intact' : 'editions.broken')}
        </Text>
      )}
      {verify.error && <ProblemAlert error={verify.error} />}
    </Stack>
  );
}

function Comparison({ roadmap, items, search, onChange }: Props & { items: RoadmapEditionSummary[] }) {
  const { t } = useTranslation();
  const numbers = items.map((one) => one.number).sort((a, b) => b - a);
  const to = search.to ?? String(numbers[0]);
  const from = search.from ?? String(numbers[1] ?? numbers[0]);
  return (
    <>
      <Title order={2} size="h3">
        {t('editions.compare')}
      </Title>
      <Group className="no-print" align="flex-end">
        <PointField
          label={t('editions.from')}
          value={from}
          onChange={(next) => onChange({ from: next })}
          editions={items}
        />
        <PointField label={t('editions.to')} value={to} onChange={(next) => onChange({ to: next })} editions={items} />
      </Group>
      <Differences roadmapId={roadmap.id} from={from} to={to} />
    </>
  );
}
