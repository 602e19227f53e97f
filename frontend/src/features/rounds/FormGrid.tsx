import { ActionIcon, Text } from '@mantine/core';
import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { codeWord } from '../../shared/i18n/codes';
import { nameIn } from '../../shared/i18n/names';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { StatusMark } from '../../shared/ui/StatusMark';
import { FIELDS, faultOf, laid, pasted, textsOf, typedNumber, edited, type Edits, type Field, type Row } from './cells';
import classes from './Grid.module.css';

const EvidenceFile = lazyDialog(() =>
  withRareWords(() => import('./EvidenceFile').then((found) => found.EvidenceFile)),
);

type Props = {
  /** Whose files they are that show the values. */
  schoolId: string;
  rows: Row[];
  edits: Edits;
  readOnly: boolean;
  onEdits: (change: (old: Edits) => Edits) => void;
};

/**
 * The form as a sheet: arrows and Enter go from cell to cell, a block from a spreadsheet is laid over it from the cell in
 * which it is pasted. Nothing is saved by it.
 */
export function FormGrid({ schoolId, rows, edits, readOnly, onEdits }: Props) {
  const { t, i18n } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [filed, setFiled] = useState<Row | null>(null);
  const focus = (row: number, field: Field) => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}-${field}"]`);
    cell?.focus();
    cell?.select();
    return cell !== null && cell !== undefined;
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, row: number, field: Field) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
    const aside = sideways(event);
    if (step !== 0) {
      event.preventDefault();
      const back = event.key === 'Enter' && event.shiftKey ? -1 : step;
      // Rows that nobody enters have no cell to go to.
      for (let next = row + back; next >= 0 && next < rows.length; next += back) if (focus(next, field)) return;
    } else if (aside !== 0) {
      const to = FIELDS[FIELDS.indexOf(field) + aside];
      if (to && focus(row, to)) event.preventDefault();
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, field: Field) => {
    const block = pasted(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0]!.length === 1) return;
    event.preventDefault();
    onEdits((old) => laid(rows, old, { row, field }, block, i18n.language));
  };
  return (
    <>
      <table className={classes.grid} ref={table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('rounds.indicator')}</th>
            {FIELDS.map((field) => (
              <th key={field} role="columnheader">
                {t(`rounds.${field}`)}
              </th>
            ))}
            <th role="columnheader">{t('rounds.before')}</th>
            <th role="columnheader">{t('rounds.target')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, place) => (
            <tr key={row.key} role="row">
              <td role="cell" className={row.part ? `${classes.name} ${classes.part}` : classes.name}>
                {row.title}
                <Text size="sm" className="quiet">
                  {row.unit}
                </Text>
              </td>
              {FIELDS.map((field) => (
                <td
                  key={field}
                  role="cell"
                  className={field === 'evidence' ? classes.evidence : undefined}
                  data-label={t(`rounds.${field}`)}
                >
                  <Cell
                    row={row}
                    place={place}
                    field={field}
                    edits={edits}
                    readOnly={readOnly}
                    onChange={(text) => onEdits((old) => edited(old, row, { [field]: text }, i18n.language))}
                    onKey={(event) => onKey(event, place, field)}
                    onPaste={(event) => onPaste(event, place, field)}
                  />
                  {field === 'value' && <Doubts row={row} edits={edits} />}
                  {field === 'evidence' && !row.reckoned && (
                    <Clip row={row} edits={edits} readOnly={readOnly} onOpen={() => setFiled(row)} />
                  )}
                </td>
              ))}
              <td role="cell" className={classes.fact} data-label={t('rounds.before')}>
                {typedNumber(row.cell.previous, i18n.language) || '—'}
              </td>
              <td role="cell" className={classes.fact} data-label={t('rounds.target')}>
                {typedNumber(row.target, i18n.language) || '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {filed && (
        <EvidenceFile
          indicator={filed.title}
          schoolId={schoolId}
          fileId={(edits[filed.key] ?? textsOf(filed.cell, i18n.language)).file}
          readOnly={readOnly}
          onChange={(file) => onEdits((old) => edited(old, filed, { file }, i18n.language))}
          onClose={() => setFiled(null)}
        />
      )}
    </>
  );
}

type ClipProps = { row: Row; edits: Edits; readOnly: boolean; onOpen: () => void };

/** The way to the file of a row; where nobody may put one in, only if there is one. */
function Clip({ row, edits, readOnly, onOpen }: ClipProps) {
  const { t } = useTranslation();
  const file = edits[row.key] ? edits[row.key]!.file : row.cell.fileId;
  if (readOnly && !file) return null;
  return (
    <ActionIcon
      className={classes.clip}
      variant={file ? 'light' : 'subtle'}
      color={file ? undefined : 'gray'}
      onClick={onOpen}
      aria-label={t(file ? 'rounds.fileSee' : 'rounds.fileAdd', { indicator: row.title })}
    >
      <IconPaperclip size={18} aria-hidden />
    </ActionIcon>
  );
}

/** At the end of a text the arrow goes on to the next cell, as in a sheet. */
function sideways(event: KeyboardEvent<HTMLInputElement>): number {
  const { selectionStart: start, selectionEnd: end, value } = event.currentTarget;
  const whole = start === 0 && end === value.length;
  if (event.key === 'ArrowRight' && (whole || start === value.length)) return 1;
  if (event.key === 'ArrowLeft' && (whole || end === 0)) return -1;
  return 0;
}

type CellProps = {
  row: Row;
  place: number;
  field: Field;
  edits: Edits;
  readOnly: boolean;
  onChange: (text: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
};

function Cell({ row, place, field, edits, readOnly, onChange, onKey, onPaste }: CellProps) {
  const { t, i18n } = useTranslation();
  const own = edits[row.key];
  const texts = own ?? textsOf(row.cell, i18n.language);
  if (row.reckoned) {
    return (
      <Text p={8} ta={field === 'value' ? 'end' : 'start'} className="quiet" title={t('rounds.reckoned')}>
        {field === 'value' ? texts.value || '—' : ''}
      </Text>
    );
  }
  const fault = own && faultOf(own);
  return (
    <input
      className={field === 'value' ? `${classes.cell} ${classes.number}` : classes.cell}
      data-cell={`${place}-${field}`}
      data-edited={own !== undefined || undefined}
      aria-label={t('rounds.cellOf', { field: t(`rounds.${field}`), indicator: row.title })}
      aria-invalid={fault && (field === 'value' || (fault === 'both' && field === 'missing')) ? true : undefined}
      inputMode={field === 'value' ? 'decimal' : undefined}
      maxLength={field === 'value' ? 30 : field === 'missing' ? 300 : 2000}
      readOnly={readOnly}
      value={texts[field]}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKey}
      onPaste={onPaste}
    />
  );
}

/** What keeps a value from being saved, and what asks to be looked at again. */
function Doubts({ row, edits }: { row: Row; edits: Edits }) {
  const { t, i18n } = useTranslation();
  const own = edits[row.key];
  const fault = own && faultOf(own);
  const words = fault
    ? [t(`rounds.fault.${fault}`)]
    : own
      ? []
      : row.cell.warnings.map((warning) => codeWord('monitoringWarning', warning));
  if (words.length === 0 && !row.cell.trace) return null;
  return (
    <div className={classes.warnings}>
      {words.map((text) => (
        <StatusMark key={text} tone={fault ? 'red' : 'amber'} icon={<IconAlertTriangle aria-hidden />}>
          {text}
        </StatusMark>
      ))}
      {!own && row.cell.trace && (
        <Text size="sm" className="quiet">
          {t('rounds.fromData', { trace: nameIn(row.cell.trace, i18n.language) })}
        </Text>
      )}
    </div>
  );
}
