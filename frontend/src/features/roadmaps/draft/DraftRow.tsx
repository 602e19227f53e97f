import { ActionIcon, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Activity } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { isDoubtful } from '../../../shared/terms/doubt';
import { TermDates } from '../../../shared/terms/TermDates';
import { TermStatusMark } from '../../../shared/terms/TermStatusMark';
import { executorsOf } from '../rows';
import classes from './DraftView.module.css';

export type RowDeed = 'edit' | 'up' | 'down' | 'place' | 'below' | 'delete';
type Props = { row: Activity; may: Record<'up' | 'down', boolean>; onDo: (deed: RowDeed) => void };

const nameOfRow = (row: Activity) => [row.number, row.title].filter(Boolean).join(' ');

/** One row to be edited, moved or deleted; Alt with an arrow moves it. */
export function DraftRow({ row, may, onDo }: Props) {
  const { t } = useTranslation();
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const deed = event.key === 'ArrowUp' ? 'up' : 'down';
    if (may[deed]) onDo(deed);
  };
  const executors = [...new Set(executorsOf(row))].join(', ');
  return (
    <li className={classes.row} onKeyDown={onKey}>
      <span className={classes.number}>{row.number}</span>
      <div className={classes.words}>
        <UnstyledButton
          className={classes.open}
          data-row={row.id}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => onDo('edit')}
        >
          {row.title}
        </UnstyledButton>
        <Text size="sm" className="quiet">
          {executors || t('draft.noExecutors')}
        </Text>
      </div>
      <div className={classes.term}>
        <span className="verbatim">{row.termText || t('draft.noTerm')}</span>
        <Text size="sm" component="div" className="quiet">
          {isDoubtful(row.term.status) ? <TermStatusMark status={row.term.status} /> : <TermDates term={row.term} />}
        </Text>
      </div>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('draft.rowMenu', { row: nameOfRow(row) })}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onDo('edit')}>{t('draft.edit')}</Menu.Item>
          <Menu.Item onClick={() => onDo('below')}>{t('draft.addBelow')}</Menu.Item>
          <Menu.Item disabled={!may.up} onClick={() => onDo('up')}>
            {t('draft.up')}
          </Menu.Item>
          <Menu.Item disabled={!may.down} onClick={() => onDo('down')}>
            {t('draft.down')}
          </Menu.Item>
          <Menu.Item onClick={() => onDo('place')}>{t('draft.moveTo')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item style={{ color: 'var(--opora-red)' }} onClick={() => onDo('delete')}>
            {t('draft.deleteRow')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
