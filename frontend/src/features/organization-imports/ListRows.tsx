import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ListImport, ListImportPatch, ListRow, RowOutcome } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCorrectList } from './api/correctList';
import { useRows } from './api/listRows';
import { OutcomeMark } from './OutcomeMark';
import { OUTCOMES } from './search';

type Decision = NonNullable<ListImportPatch['rows']>[number];

/** The rows of a list by what becomes of them; doubtful ones are decided here. */
export function ListRows({ list, open }: { list: ListImport; open: boolean }) {
  const { t } = useTranslation();
  const { outcome } = useSearch({ from: '/organizations/import/$importId' });
  const pages = useRows(list.id, list.version, outcome);
  const correct = useCorrectList(list.id);
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('lists.rows')}</Title>
      <OutcomeFilter counts={list.counts} chosen={outcome} />
      {correct.error && <ProblemAlert error={correct.error} />}
      <Pages pages={pages} empty={<Text className="quiet">{t('lists.noRows')}</Text>}>
        {(items) => (
          <Rows
            items={items}
            open={open}
            busy={correct.isPending}
            onDecide={(row) => correct.mutate({ rows: [row] })}
          />
        )}
      </Pages>
    </Stack>
  );
}

type FilterProps = { counts: ListImport['counts']; chosen: RowOutcome | undefined };

function OutcomeFilter({ counts, chosen }: FilterProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/organizations/import/$importId' });
  const show = (outcome: RowOutcome | undefined) =>
    void navigate({ search: (old) => ({ ...old, outcome }), replace: true });
  const all = OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  const button = (outcome: RowOutcome | undefined, word: string, count: number) => (
    <Button
      key={word}
      size="compact-md"
      variant={chosen === outcome ? 'filled' : 'default'}
      aria-pressed={chosen === outcome}
      onClick={() => show(outcome)}
    >
      {word}: {count}
    </Button>
  );
  return (
    <Group gap={6}>
      {button(undefined, t('lists.allRows'), all)}
      {OUTCOMES.filter((outcome) => counts[outcome]).map((outcome) =>
        button(outcome, codeWord('rowOutcome', outcome), counts[outcome] ?? 0),
      )}
    </Group>
  );
}

type RowsProps = { items: ListRow[]; open: boolean; busy: boolean; onDecide: (row: Decision) => void };

function Rows({ items, open, busy, onDecide }: RowsProps) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('lists.row')}</th>
          <th role="columnheader">{t('lists.name')}</th>
          <th role="columnheader">{t('lists.outcome')}</th>
          <th role="columnheader">{t('lists.details')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((row) => (
          <tr key={row.position} role="row">
            <td role="cell" data-label={t('lists.row')}>
              {[row.sheet, row.row].filter(Boolean).join(', ')}
            </td>
            <td role="cell" className={grid.lead}>
              {row.organizationId && row.outcome !== 'NEW' ? (
                <AppLink to="/organizations/$organizationId" params={{ organizationId: row.organizationId }}>
                  {row.name ?? t('lists.known')}
                </AppLink>
              ) : (
                row.name
              )}
              {row.municipality && (
                <Text size="sm" className="quiet">
                  {row.municipality}
                </Text>
              )}
            </td>
            <td role="cell">
              <OutcomeMark outcome={row.outcome} />
            </td>
            <td role="cell">
              <Details row={row} />
              {open && <Choice row={row} busy={busy} onDecide={onDecide} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Details({ row }: { row: ListRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.errors.map((error) => (
        <Text key={error.code + error.role} size="sm">
          {withColumn(error)}
        </Text>
      ))}
      {row.changes.map((change) => (
        <Text key={change.field} size="sm">
          {codeWord('listField', change.field)}: {change.before ? `${change.before} → ` : ''}
          {change.after ?? t('lists.emptied')}
        </Text>
      ))}
    </>
  );
}

/** The column before what is wrong, unless the message begins with it. */
function withColumn({ role, message }: ListRow['errors'][number]) {
  const column = role && codeWord('listColumn', role);
  return column && !message.startsWith(column) ? `${column}: ${message}` : message;
}

type ChoiceProps = { row: ListRow; busy: boolean; onDecide: (row: Decision) => void };

/** What a person may say about a row: which organisation it means, that it is new, or that it is left out. */
function Choice({ row, busy, onDecide }: ChoiceProps) {
  const { t } = useTranslation();
  const { position } = row;
  const button = (word: string, decision: Omit<Decision, 'position'>, label?: string) => (
    <Button
      key={word}
      size="compact-sm"
      variant="default"
      disabled={busy}
      aria-label={label}
      onClick={() => onDecide({ position, ...decision })}
    >
      {word}
    </Button>
  );
  if (row.outcome === 'SKIPPED') return button(t('lists.takeBack'), { decision: null });
  return (
    <Group gap={6} mt={4}>
      {row.outcome === 'AMBIGUOUS' && (
        <>
          {row.candidates.map((one) =>
            button(t('lists.isThis', { name: one.name }), { decision: 'SAME', organizationId: one.organizationId }),
          )}
          {button(t('lists.isNew'), { decision: 'NEW' })}
        </>
      )}
      {row.outcome !== 'UNCHANGED' &&
        button(t('lists.skip'), { decision: 'SKIP' }, t('lists.skipRow', { row: row.row }))}
    </Group>
  );
}
