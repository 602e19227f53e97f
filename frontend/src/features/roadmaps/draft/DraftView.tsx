import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Activity, Roadmap, RoadmapSection } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useMoveActivity } from '../api/draftRows';
import { useMoveSection } from '../api/draftSections';
import { allExecutors } from '../rows';
import { DeleteRow, DeleteSection } from './DeleteDialogs';
import { DraftRow, type RowDeed } from './DraftRow';
import classes from './DraftView.module.css';
import { endOfSection, outlineOf, parentsOf, rowStep, sectionStep, type Part } from './outline';
import { PlaceDialog } from './PlaceDialog';
import type { Editing } from './useRowWork';
import { SectionDialog } from './SectionDialog';
import { SectionHeading, type SectionDeed } from './SectionHeading';

const RowEditor = lazy(() => import('./RowEditor'));

type Props = { roadmap: Roadmap; rows: Activity[] };

/** What is open over the plan. */
type Open =
  | { kind: 'row'; editing: Editing }
  | { kind: 'place' | 'deleteRow'; row: Activity }
  | { kind: 'section'; section: RoadmapSection | null; parentId: string | null }
  | { kind: 'deleteSection'; section: RoadmapSection }
  | null;

/** A draft as it is written: its sections and rows in printed order, to be added to, changed, moved and struck out. */
export default function DraftView({ roadmap, rows }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState('');
  const moving = useMoving(roadmap, setSaid);
  const parts = outlineOf(roadmap.sections, rows);
  const parents = parentsOf(roadmap.sections);
  const close = () => setOpen(null);
  const write = (editing: Editing) => setOpen({ kind: 'row', editing });
  const addTo = (sectionId: string | null) => write({ row: null, place: endOfSection(parts, sectionId) });
  const onRow = (row: Activity) => (deed: RowDeed) => {
    if (deed === 'edit') return write({ row });
    if (deed === 'below') return write({ row: null, place: { sectionId: row.sectionId, afterId: row.id } });
    if (deed === 'place') return setOpen({ kind: 'place', row });
    if (deed === 'delete') return setOpen({ kind: 'deleteRow', row });
    const place = rowStep(parts, row.id, deed === 'up' ? -1 : 1);
    if (place) moving.row(row, place);
  };
  const onSection = (part: Part, section: RoadmapSection) => (deed: SectionDeed) => {
    if (deed === 'edit') return setOpen({ kind: 'section', section, parentId: parents.get(section.id) ?? null });
    if (deed === 'addRow') return addTo(section.id);
    if (deed === 'addInside') return setOpen({ kind: 'section', section: null, parentId: section.id });
    if (deed === 'delete') return setOpen({ kind: 'deleteSection', section });
    const place = sectionStep(part, parents, deed === 'up' ? -1 : 1);
    if (place) moving.section(section, place);
  };
  const saved = (id: string, more: boolean) => {
    setSaid(t('common.saved'));
    if (!more || open?.kind !== 'row' || open.editing.row) return close();
    write({ row: null, place: { sectionId: open.editing.place.sectionId, afterId: id } });
  };
  const deleted = () => {
    setSaid(t('draft.deleted'));
    close();
  };
  return (
    <Stack gap="md" component="section" aria-label={t('roadmaps.views.edit')}>
      <Group gap="xs">
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => addTo(lastSection(parts))}>
          {t('draft.addRow')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({ kind: 'section', section: null, parentId: null })}
        >
          {t('draft.addSection')}
        </Button>
        <Text size="sm" className="quiet" role="status">
          {said}
        </Text>
      </Group>
      {moving.error && <ProblemAlert error={moving.error} />}
      {rows.length === 0 && roadmap.sections.length === 0 ? (
        <EmptyState title={t('draft.emptyTitle')} text={t('draft.emptyText')} />
      ) : (
        <Text size="sm" className={`quiet ${classes.hint}`}>
          {t('draft.moveHint')}
        </Text>
      )}
      {parts.map((part) => (
        <div key={part.section?.id ?? 'none'} className={classes.part} data-level={part.level}>
          {part.section && (
            <SectionHeading
              section={part.section}
              may={{ up: sectionStep(part, parents, -1) !== null, down: sectionStep(part, parents, 1) !== null }}
              onDo={onSection(part, part.section)}
            />
          )}
          <ul className={classes.rows} aria-label={t('draft.rowsOf')}>
            {part.rows.map((row) => (
              <DraftRow
                key={row.id}
                row={row}
                may={{ up: rowStep(parts, row.id, -1) !== null, down: rowStep(parts, row.id, 1) !== null }}
                onDo={onRow(row)}
              />
            ))}
          </ul>
          {part.section && part.rows.length === 0 && part.section.sections.length === 0 && (
            <Text size="sm" className="quiet" p={4}>
              {t('draft.emptySection')}
            </Text>
          )}
        </div>
      ))}
      {open?.kind === 'row' && (
        <Suspense>
          <RowEditor
            key={keyOf(open.editing)}
            roadmap={roadmap}
            editing={open.editing}
            known={allExecutors(rows)}
            onSaved={saved}
            onClose={close}
          />
        </Suspense>
      )}
      {open?.kind === 'place' && <PlaceDialog roadmap={roadmap} rows={rows} row={open.row} onClose={close} />}
      {open?.kind === 'section' && (
        <SectionDialog roadmap={roadmap} section={open.section} parentId={open.parentId} onClose={close} />
      )}
      {open?.kind === 'deleteRow' && <DeleteRow roadmap={roadmap} row={open.row} onDone={deleted} onClose={close} />}
      {open?.kind === 'deleteSection' && (
        <DeleteSection roadmap={roadmap} section={open.section} onDone={deleted} onClose={close} />
      )}
    </Stack>
  );
}

const keyOf = (editing: Editing) => (editing.row ? editing.row.id : `after/${editing.place.afterId}`);
const lastSection = (parts: Part[]) => parts.at(-1)?.section?.id ?? null;

/** Moves one thing at a time; the row that was moved has the focus afterwards, wherever it went. */
function useMoving(roadmap: Roadmap, say: (words: string) => void) {
  const { t } = useTranslation();
  const row = useMoveActivity(roadmap.id);
  const section = useMoveSection(roadmap.id);
  const moved = useRef<string>(undefined);
  const busy = row.isPending || section.isPending;
  useEffect(() => {
    if (busy || !moved.current) return;
    document.querySelector<HTMLElement>(`[data-row="${moved.current}"]`)?.focus();
    moved.current = undefined;
  }, [busy]);
  return {
    error: row.error ?? section.error,
    row(one: Activity, place: { sectionId: string | null; afterId: string | null }) {
      if (busy) return;
      moved.current = one.id;
      row.mutate({ row: one, ...place }, { onSuccess: () => say(t('draft.moved')) });
    },
    section(one: RoadmapSection, place: { parentId: string | null; afterId: string | null }) {
      if (busy) return;
      section.mutate({ section: one, place }, { onSuccess: () => say(t('draft.moved')) });
    },
  };
}
