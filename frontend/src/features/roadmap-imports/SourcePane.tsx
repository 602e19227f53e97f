import { NativeSelect, Text } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ColumnRole, ImportPatch, ImportView, RowKind, SourceRow } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import classes from './SourcePane.module.css';

const ROLES: ColumnRole[] = [
  'NUMBER',
  'ACTIVITY',
  'EXECUTORS',
  'ACTOR',
  'PROJECT_LEVEL',
  'DIRECTION',
  'TERM',
  'PARTICIPANTS',
  'EXPECTED_RESULT',
  'IGNORED',
];
const KINDS: RowKind[] = ['HEADER', 'SECTION', 'ACTIVITY', 'CONTINUATION', 'IGNORED'];

type Props = {
  view: ImportView;
  row: number | null;
  onRow: (row: number) => void;
  onChange: (patch: ImportPatch) => void;
  busy: boolean;
};

/** The document's table as it was; what a column and a row are can be said otherwise here. */
export function SourcePane({ view, row, onRow, onChange, busy }: Props) {
  const { t } = useTranslation();
  const width = Math.max(0, ...view.source.map((one) => one.cells.length), ...view.columns.map((one) => one.index + 1));
  const column = (index: number) => view.columns.find((one) => one.index === index);
  return (
    <>
      {view.tables.length > 1 && (
        <NativeSelect
          mb="xs"
          label={t('imports.table')}
          value={view.tables.find((one) => one.chosen)?.index}
          disabled={busy}
          onChange={(event) => onChange({ table: Number(event.currentTarget.value) })}
          data={view.tables.map((one) => ({
            value: String(one.index),
            label: t('imports.tableOption', { number: one.index + 1, name: one.name, count: one.rows }),
          }))}
        />
      )}
      <div className={classes.frame} tabIndex={0} role="region" aria-label={t('imports.panes.source')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.gutter}>
                <span className="visually-hidden">{t('imports.rowKind')}</span>
              </th>
              {Array.from({ length: width }, (_, index) => (
                <th key={index} scope="col" data-role={column(index)?.role}>
                  <NativeSelect
                    size="xs"
                    aria-label={t('imports.roleOf', { header: column(index)?.header || index + 1 })}
                    value={column(index)?.role ?? 'IGNORED'}
                    disabled={busy || !column(index)}
                    onChange={(event) =>
                      onChange({ columns: [{ index, role: event.currentTarget.value as ColumnRole }] })
                    }
                    data={ROLES.map((role) => ({ value: role, label: codeWord('columnRole', role) }))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.source.map((one) => (
              <Row
                key={one.row}
                source={one}
                width={width}
                chosen={one.row === row}
                busy={busy}
                onRow={onRow}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
        {view.source.length === 0 && <Text className="quiet">{t('imports.noSource')}</Text>}
      </div>
    </>
  );
}

type RowProps = { source: SourceRow; width: number; chosen: boolean } & Pick<Props, 'busy' | 'onRow' | 'onChange'>;

const Row = memo(function Row({ source, width, chosen, busy, onRow, onChange }: RowProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const setKind = (kind: RowKind) => onChange({ rows: [{ row: source.row, kind }] });
  return (
    <tr
      ref={place}
      className={classes.row}
      data-kind={source.kind}
      data-chosen={chosen || undefined}
      aria-current={chosen || undefined}
      onClick={() => onRow(source.row)}
    >
      <th scope="row" className={classes.gutter}>
        <button
          type="button"
          className={classes.number}
          onClick={() => onRow(source.row)}
          title={codeWord('rowKind', source.kind)}
        >
          {source.row}
          <span className="visually-hidden">{`: ${codeWord('rowKind', source.kind)}`}</span>
        </button>
        {chosen && (
          <NativeSelect
            size="xs"
            aria-label={t('imports.rowKind')}
            value={source.kind}
            disabled={busy}
            onChange={(event) => setKind(event.currentTarget.value as RowKind)}
            data={KINDS.map((kind) => ({ value: kind, label: codeWord('rowKind', kind) }))}
          />
        )}
      </th>
      {cellsOf(source, width).map((cell, index) => (
        <td key={index} colSpan={cell.span} className="verbatim">
          {cell.text}
        </td>
      ))}
    </tr>
  );
});

/** A heading across the table takes the whole row; any other row is filled up to the table's width. */
function cellsOf(source: SourceRow, width: number): { text: string; span: number }[] {
  const texts = [...new Set(source.cells.map((text) => text.trim()).filter(Boolean))];
  if (source.kind === 'SECTION' && texts.length === 1) return [{ text: texts[0]!, span: width }];
  return Array.from({ length: width }, (_, index) => ({ text: source.cells[index] ?? '', span: 1 }));
}
