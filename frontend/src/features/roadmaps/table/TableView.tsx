import { Stack } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useColumns } from '../../../shared/ui/columns';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useRowProgress } from '../api/getRoadmapProgress';
import { actorsOf } from '../rows';
import { isCarriedOut, type ViewProps } from '../view';
import { columnsFor, progressColumn } from './columns';
import classes from './TableView.module.css';

/** The order's annex: the same columns, the same order, sections as rows; at the right how far each row is. */
export default function TableView(props: ViewProps) {
  const progress = useRowProgress(props.roadmap.id, isCarriedOut(props.roadmap));
  return (
    <Stack gap="md">
      {progress.error && <ProblemAlert error={progress.error} onRetry={() => void progress.refetch()} />}
      <Annex {...props} counts={progress.data} />
    </Stack>
  );
}

type AnnexProps = ViewProps & { counts: ReturnType<typeof useRowProgress>['data'] };

function Annex({ roadmap, groups, open, chosen, counts }: AnnexProps) {
  const { t } = useTranslation();
  const rows = groups.flatMap((group) => group.rows);
  const all = columnsFor(rows, actorsOf(rows));
  if (counts) all.push(progressColumn(roadmap.id, counts));
  const { shown, menu } = useColumns(
    all.filter(({ always }) => !always).map(({ key, header }) => ({ key, label: header(t) })),
  );
  const columns = all.filter(({ key, always }) => always || shown(key));
  return (
    <>
      {menu}
      <div className={classes.frame} role="region" tabIndex={0} aria-label={t('roadmaps.views.table')}>
        <table className={classes.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th key={column.key} role="columnheader" scope="col" className={classes[column.size]}>
                  {column.header(t)}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.section?.id ?? 'none'} role="rowgroup">
              {group.section && (
                <tr role="row" className={classes.section} data-level={group.level}>
                  <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
                    <span>{[group.section.number, group.section.title].filter(Boolean).join(' ')}</span>
                  </th>
                </tr>
              )}
              {group.rows.map((row) => (
                <tr
                  key={row.id}
                  role="row"
                  data-chosen={row.id === chosen || undefined}
                  onClick={(event) => {
                    // A drag that selects text to copy is not a click.
                    if (!window.getSelection()?.toString() && !(event.target as Element).closest('button, a'))
                      open(row);
                  }}
                >
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      role="cell"
                      className={classes[column.size]}
                      data-label={column.header(t)}
                      data-actor={column.key.startsWith('actor:') || undefined}
                    >
                      {column.cell(row, open, t)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}
