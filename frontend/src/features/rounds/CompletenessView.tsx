import { Button, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe } from '../../shared/api/getMe';
import type { MonitoringCompleteness } from '../../shared/api/types';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCompleteness, useConfirm } from './api/forms';
import { AsOf } from './AsOf';
import { FillBar } from './FillBar';
import type { ViewProps } from './RoundPage';
import type { RoundSearch } from './search';

/** Each count, and which forms are in it. */
const COUNTS = [
  ['schools', {}],
  ['complete', { complete: true }],
  ['bySchool', { level: 'SCHOOL' }],
  ['byMunicipality', { level: 'MUNICIPALITY' }],
  ['byRegion', { level: 'REGION' }],
  ['returned', { formState: 'RETURNED' }],
] as const satisfies [keyof MonitoringCompleteness, RoundSearch][];

/** How far each municipality is; a whole one is confirmed at once. */
export default function CompletenessView({ round }: ViewProps) {
  const { t } = useTranslation();
  const pages = useCompleteness(round.id);
  const confirm = useConfirm(round.id);
  // Who is in schools alone confirms their forms, never a municipality.
  const above = useMe().data?.memberships.some(({ organization }) => organization.kind !== 'SCHOOL') ?? false;
  const may = round.allowedActions.includes('confirm') && above;
  return (
    <>
      <ExportButton
        path={`/api/v1/monitoring-rounds/${round.id}/completeness`}
        query={{}}
        name={t('rounds.view.completeness')}
      />
      {confirm.error && <ProblemAlert error={confirm.error} />}
      {confirm.data && (
        <Text role="status">
          {t('rounds.confirmedCount', { count: confirm.data.confirmed })}{' '}
          {confirm.data.left > 0 && t('rounds.leftCount', { count: confirm.data.left })}
        </Text>
      )}
      <AsOf at={pages.dataUpdatedAt} />
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('rounds.noForms')} />}>
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('rounds.municipality')}</th>
                <th role="columnheader">{t('rounds.filled')}</th>
                {COUNTS.map(([count]) => (
                  <th key={count} role="columnheader" className={grid.number}>
                    {t(`rounds.${count}`)}
                  </th>
                ))}
                {may && (
                  <th role="columnheader">
                    <span className="visually-hidden">{t('rounds.confirm')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <Row
                  key={one.municipality.id}
                  one={one}
                  roundId={round.id}
                  onConfirm={may && confirm.isPending === false ? () => confirm.mutate(one.municipality.id) : null}
                  may={may}
                />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  );
}

type RowProps = { one: MonitoringCompleteness; roundId: string; may: boolean; onConfirm: (() => void) | null };

function Row({ one, roundId, may, onConfirm }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr role="row">
      <td role="cell" className={grid.lead}>
        <AppLink
          to="/monitoring-rounds/$roundId"
          params={{ roundId }}
          search={{ view: 'forms', place: one.municipality.id }}
        >
          {one.municipality.name}
        </AppLink>
      </td>
      <td role="cell" style={{ minWidth: 150 }}>
        <FillBar filled={one.filled} cells={one.cells} />
      </td>
      {COUNTS.map(([count, which]) => (
        <td key={count} role="cell" className={grid.number} data-label={t(`rounds.${count}`)}>
          {one[count] === 0 ? (
            0
          ) : (
            <AppLink
              to="/monitoring-rounds/$roundId"
              params={{ roundId }}
              search={{ view: 'forms', place: one.municipality.id, ...which }}
            >
              {one[count]}
            </AppLink>
          )}
        </td>
      ))}
      {may && (
        <td role="cell">
          <Button
            size="xs"
            variant="default"
            className="no-print"
            disabled={onConfirm === null || one.complete === 0}
            onClick={() => onConfirm?.()}
            aria-label={t('rounds.confirmOf', { place: one.municipality.name })}
          >
            {t('rounds.confirm')}
          </Button>
        </td>
      )}
    </tr>
  );
}
