import { useState } from 'react';
import { currentState } from '../../../shared/api/problem';
import type { Activity, Roadmap } from '../../../shared/api/types';
import { useHold } from '../../../shared/live/hold';
import { useAddActivity, useChangeActivity } from '../api/draftRows';
import { useKept } from './kept';
import type { RowPlace } from './outline';
import { changedFields, emptyRow, faultsOf, patchOf, rebased, requestOf, valuesOf, type RowValues } from './rowValues';

export type Editing = { row: Activity } | { row: null; place: RowPlace };

/** A row as it was when it was opened, and what has been typed since. */
type Work = { before: RowValues; now: RowValues };

const isDirty = ({ before, now }: Work) => changedFields(before, now).length > 0;

function begin(row: Activity | null, found: Work | undefined): Work {
  const before = row ? valuesOf(row) : emptyRow();
  return found
    ? { before, now: row ? rebased(found.before, found.now, before) : { ...before, ...found.now } }
    : { before, now: before };
}

/**
 * The writing of one row: what is typed is put aside until it is saved, news wait, and when somebody else was quicker what
 * was typed is laid upon their state.
 */
export function useRowWork(roadmap: Roadmap, editing: Editing, onSaved: (id: string, more: boolean) => void) {
  const { row } = editing;
  const kept = useKept<Work>(`row.${roadmap.id}.${row?.id ?? 'new'}`);
  const [version, setVersion] = useState(row?.version ?? 0);
  const [work, setWork] = useState(() => begin(row, kept.found));
  const [restored, setRestored] = useState(() => isDirty(work));
  const [accepted, setAccepted] = useState(false);
  const [checked, setChecked] = useState(false);
  // An adopted row may say something else than the row above only with a reason.
  const told = row?.adoption?.deviationReason ?? '';
  const [reason, setReason] = useState(told);
  const add = useAddActivity(roadmap.id);
  const change = useChangeActivity(roadmap.id);
  const dirty = isDirty(work);
  useHold(dirty);
  const store = (next: Work) => {
    setWork(next);
    if (isDirty(next)) kept.keep(next);
    else kept.forget();
  };
  const saved = (id: string, more: boolean) => {
    kept.forget();
    onSaved(id, more);
  };
  const create = (place: RowPlace, more: boolean) =>
    add.mutate(
      { ...requestOf(work.now), ...place, acceptTermProposal: accepted || null },
      { onSuccess: ({ id }) => saved(id, more) },
    );
  const update = (id: string) => {
    // Whose proposal is accepted must be certain: the words it was made of go with it.
    const term = accepted ? { printedTermText: work.now.termText.trim(), acceptTermProposal: true as const } : {};
    // An adopted row that is changed says why.
    const because = reason.trim() !== '' && reason.trim() !== told ? { deviationReason: reason.trim() } : {};
    change.mutate(
      { row: { id, version }, body: { ...patchOf(work.before, work.now), ...term, ...because } },
      { onSuccess: () => saved(id, false), onError: (error) => meet(currentState<Activity>(error)) },
    );
  };
  const meet = (theirs: Activity | undefined) => {
    if (!theirs) return;
    const before = valuesOf(theirs);
    setVersion(theirs.version);
    store({ before, now: rebased(work.before, work.now, before) });
  };
  return {
    work,
    dirty,
    restored: restored && dirty,
    accepted,
    setAccepted,
    reason,
    setReason,
    explained: reason.trim() !== '' && reason.trim() !== told,
    checked,
    busy: add.isPending || change.isPending,
    error: add.error ?? change.error,
    type(part: Partial<RowValues>) {
      if (part.termText !== undefined) setAccepted(false);
      store({ ...work, now: { ...work.now, ...part } });
    },
    startAnew() {
      kept.forget();
      change.reset();
      setRestored(false);
      setWork({ before: work.before, now: work.before });
    },
    save(more = false) {
      const faults = faultsOf(work.now);
      setChecked(true);
      if (faults.title || faults.targets.length > 0 || faults.tasks.length > 0) return;
      if (editing.row) update(editing.row.id);
      else create(editing.place, more);
    },
  };
}
