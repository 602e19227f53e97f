import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconGripVertical, IconInfoCircle, IconSettings } from '@tabler/icons-react';
import { lazy, Suspense, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { textIn } from '../../../shared/surveys/definition';
import { TYPE_ICONS } from './typeIcons';
import { useBuilder } from './context';
import { useDeeds } from './deeds';
import { problemsOf } from './problems';
import { flat, locate, mayMove, placeOf, pointerOf, type EditItem, type Place } from './tree';
import classes from './Builder.module.css';

const AddMenu = lazy(() => import('./AddMenu').then((found) => ({ default: found.AddMenu })));

type Over = { key: string; where: 'before' | 'after' | 'inside' };

/** The questionnaire from above: sections and what stands in them; moved by dragging or by Alt with the arrows. */
export function Outline() {
  const { t } = useTranslation();
  const { definition, problems, selected, select } = useBuilder();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const head = problems.filter(({ pointer }) => !/^\/(sections\/|choiceLists\/)/.test(pointer));
  const row = { dragged, setDragged, over, setOver };
  return (
    <div className={classes.outline}>
      <div style={{ minHeight: 30 }}>
        <Suspense>
          <AddMenu />
        </Suspense>
      </div>
      <UnstyledButton
        className={classes.row}
        data-selected={selected === null || undefined}
        aria-current={selected === null || undefined}
        onClick={() => select(null)}
      >
        <IconSettings size={16} aria-hidden />
        <span className={classes.rowText}>{t('builder.properties')}</span>
        <Faults count={head} />
      </UnstyledButton>
      <ol className={classes.rows} aria-label={t('builder.outline')}>
        {flat(definition.sections).map(({ item, depth }) => (
          <Row key={item.key} item={item} depth={depth} {...row} />
        ))}
      </ol>
      <p className={classes.help}>{t('builder.moveHelp')}</p>
    </div>
  );
}

function Faults({ count }: { count: { error: boolean }[] }) {
  const { t } = useTranslation();
  const errors = count.filter(({ error }) => error).length;
  if (count.length === 0) return null;
  return errors > 0 ? (
    <IconAlertTriangle
      size={16}
      className={classes.bad}
      role="img"
      aria-label={t('builder.errors', { count: errors })}
    />
  ) : (
    <IconInfoCircle
      size={16}
      className={classes.doubt}
      role="img"
      aria-label={t('builder.warnings', { count: count.length })}
    />
  );
}

type RowProps = {
  item: EditItem;
  depth: number;
  dragged: string | null;
  setDragged: (key: string | null) => void;
  over: Over | null;
  setOver: (over: Over | null) => void;
};

function Row({ item, depth, dragged, setDragged, over, setOver }: RowProps) {
  const { t } = useTranslation();
  const { definition, problems, language, selected, select } = useBuilder();
  const { moveTo, remove, stepBy } = useDeeds();
  const pointer = pointerOf(locate(definition.sections, item.key)!);
  const Icon = TYPE_ICONS[item.type];
  const text = textIn(item.label, language, definition.languages);
  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.key === 'Delete') remove(item.key);
    else if (way !== 0 && event.altKey) stepBy(item.key, way);
    else if (way !== 0) beside(event.currentTarget, way)?.focus();
    else return;
    event.preventDefault();
  };
  const target = (where: Over['where']): Place | null => {
    const place = placeOf(definition.sections, item.key);
    if (where === 'inside') return { parent: item.key, index: 0 };
    return place && { ...place, index: place.index + (where === 'after' ? 1 : 0) };
  };
  const dropAt = (event: DragEvent<HTMLLIElement>): Over | null => {
    if (dragged === null) return null;
    const box = event.currentTarget.getBoundingClientRect();
    const half = event.clientY < box.top + box.height / 2 ? 'before' : 'after';
    const isSection = definition.sections.some(({ key }) => key === dragged);
    const where = item.type === 'group' && !isSection && (depth === 0 || half === 'after') ? 'inside' : half;
    const place = target(where);
    return place && mayMove(definition.sections, dragged, place) ? { key: item.key, where } : null;
  };
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', item.name);
        setDragged(item.key);
      }}
      onDragEnd={() => {
        setDragged(null);
        setOver(null);
      }}
      onDragOver={(event) => {
        const here = dropAt(event);
        if (here) event.preventDefault();
        setOver(here);
      }}
      onDrop={(event) => {
        event.preventDefault();
        const here = dropAt(event);
        const place = here && target(here.where);
        if (dragged && place) moveTo(dragged, place);
        setOver(null);
      }}
      data-drop={over?.key === item.key ? over.where : undefined}
      data-dragged={dragged === item.key || undefined}
      style={{ paddingInlineStart: depth * 16 }}
      data-section={depth === 0 || undefined}
    >
      <UnstyledButton
        className={classes.row}
        data-outline={item.key}
        data-selected={selected === item.key || undefined}
        aria-current={selected === item.key || undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        onClick={() => select(item.key)}
        onKeyDown={onKey}
      >
        <IconGripVertical size={14} aria-hidden className={classes.grip} />
        <Icon size={16} role="img" aria-label={t(`itemType.${item.type}`)} />
        <span className={classes.rowText} data-empty={!text || undefined}>
          {text || t('builder.noText', { name: item.name })}
        </span>
        <Faults count={problemsOf(problems, pointer)} />
      </UnstyledButton>
    </li>
  );
}

function beside(row: HTMLElement, way: -1 | 1): HTMLElement | undefined {
  const rows = [...(row.closest('ol')?.querySelectorAll<HTMLElement>('[data-outline]') ?? [])];
  return rows[rows.indexOf(row) + way];
}
