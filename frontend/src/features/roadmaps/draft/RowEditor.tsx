import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { currentState, isStale } from '../../../shared/api/problem';
import type { Activity, Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { HeldNews } from '../../../shared/live/HeldNews';
import { useHold } from '../../../shared/live/hold';
import { SidePanel } from '../../../shared/ui/Dialog';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { StaleNotice } from '../../../shared/ui/StaleNotice';
import { useAddActivity, useChangeActivity } from '../api/draftRows';
import type { RowPlace } from './outline';
import { RowFields } from './RowFields';
import { changedFields, emptyRow, faultsOf, patchOf, rebased, requestOf, valuesOf, type RowValues } from './rowValues';
import { wordsOf } from './rowWords';
import { useKept } from './kept';
import ways from '../../../shared/ui/FormDialog.module.css';

export type Editing = { row: Activity } | { row: null; place: RowPlace };
type Props = {
  roadmap: Roadmap;
  editing: Editing;
  known: string[];
  /** Called with the id of what was saved; more: another row follows it. */
  onSaved: (id: string, more: boolean) => void;
  onClose: () => void;
};

/** A row as it was when it was opened, and what has been typed since. */
type Work = { before: RowValues; now: RowValues };

function begin(row: Activity | null, found: Work | undefined): Work {
  const before = row ? valuesOf(row) : emptyRow();
  return found ? { before, now: row ? rebased(found.before, found.now, before) : found.now } : { before, now: before };
}

/** Writes a new row or changes one; what is typed is kept when the panel is closed, and shown when it is opened again. */
export default function RowEditor({ roadmap, editing, known, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { row } = editing;
  const kept = useKept<Work>(`row.${roadmap.id}.${row?.id ?? 'new'}`);
  const [version, setVersion] = useState(row?.version ?? 0);
  const [work, setWork] = useState(() => begin(row, kept.found));
  const [restored, setRestored] = useState(() => changedFields(work.before, work.now).length > 0);
  const [accepted, setAccepted] = useState(false);
  const [checked, setChecked] = useState(false);
  const add = useAddActivity(roadmap.id);
  const change = useChangeActivity(roadmap.id);
  const dirty = changedFields(work.before, work.now).length > 0;
  useHold(dirty);
  const store = (next: Work) => {
    setWork(next);
    if (changedFields(next.before, next.now).length > 0) kept.keep(next);
    else kept.forget();
  };
  const type = (part: Partial<RowValues>) => {
    if (part.termText !== undefined) setAccepted(false);
    store({ ...work, now: { ...work.now, ...part } });
  };
  const startAnew = () => {
    kept.forget();
    setRestored(false);
    setWork({ before: work.before, now: work.before });
  };
  const saved = (id: string, more: boolean) => {
    kept.forget();
    onSaved(id, more);
  };
  const save = (more = false, from = { version, work }) => {
    const faults = faultsOf(from.work.now);
    setChecked(true);
    if (faults.title || faults.targets.length > 0 || faults.tasks.length > 0) return;
    const acceptance = accepted ? { acceptTermProposal: true as const } : {};
    if (!row) {
      const place = (editing as { place: RowPlace }).place;
      const body = { ...requestOf(from.work.now), ...place, ...acceptance };
      return add.mutate(body, { onSuccess: ({ id }) => saved(id, more) });
    }
    const printed = accepted ? { printedTermText: from.work.now.termText.trim() } : {};
    const body = { ...patchOf(from.work.before, from.work.now), ...printed, ...acceptance };
    change.mutate(
      { row: { id: row.id, version: from.version }, body },
      {
        onSuccess: ({ id }) => saved(id, false),
        onError: (error) => {
          const theirs = currentState<Activity>(error);
          if (!theirs) return;
          const before = valuesOf(theirs);
          setVersion(theirs.version);
          store({ before, now: rebased(from.work.before, from.work.now, before) });
        },
      },
    );
  };
  const stale = isStale(change.error);
  const error = add.error ?? (stale ? null : change.error);
  const busy = add.isPending || change.isPending;
  return (
    <SidePanel title={t(row ? 'draft.editRow' : 'draft.newRow')} onClose={onClose} wide>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          <HeldNews />
          {restored && dirty && (
            <Alert role="status">
              <Group gap="xs" justify="space-between">
                <Text size="sm">{t('draft.restored')}</Text>
                <Button size="compact-sm" variant="default" onClick={startAnew}>
                  {t('draft.startAnew')}
                </Button>
              </Group>
            </Alert>
          )}
          <RowFields
            values={work.now}
            onChange={type}
            period={roadmap}
            known={known}
            accepted={accepted}
            onAccept={setAccepted}
            checked={checked}
          />
          {stale && (
            <StaleNotice
              mine={wordsOf(work.now, t)}
              theirs={wordsOf(work.before, t)}
              busy={busy}
              onTakeTheirs={() => {
                change.reset();
                startAnew();
              }}
              onKeepMine={() => save()}
            />
          )}
          {error && <ProblemAlert error={error} kept={t('draft.kept')} />}
          <Group justify="flex-end" gap="xs" className={ways.ways}>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            {!row && (
              <Button variant="default" loading={busy} onClick={() => save(true)}>
                {t('draft.saveAndMore')}
              </Button>
            )}
            {!stale && (
              <Button type="submit" loading={busy} disabled={row !== null && !dirty && !accepted}>
                {t('common.save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}
