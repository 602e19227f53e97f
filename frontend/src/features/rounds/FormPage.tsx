import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconMessageReport } from '@tabler/icons-react';
import { useBlocker, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { currentState, isMissing, isStale } from '../../shared/api/problem';
import type { MonitoringForm } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useForm, useWriteCells } from './api/forms';
import { faultOf, filledOf, inputsOf, merged, proposed, rowsOf, type Conflict, type Edits } from './cells';
import { FillBar } from './FillBar';
import { FormActions } from './FormActions';
import { FormGrid } from './FormGrid';
import { FormStateMark } from './marks';
import { SimilarSchools } from './SimilarSchools';
import { WorkbookButtons } from './WorkbookButtons';
import classes from './Grid.module.css';

const MergeDialog = lazyDialog(() => import('./MergeDialog').then((found) => found.MergeDialog));

/** The form of a school in a round. */
export default function FormPage() {
  const { t } = useTranslation();
  const { roundId, schoolId } = useParams({ from: '/monitoring-rounds/$roundId/forms/$schoolId' });
  const found = useForm(roundId, schoolId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('rounds.formMissingTitle')} text={t('rounds.formMissingText')}>
        <ButtonLink to="/monitoring-rounds">{t('rounds.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={`${roundId} ${schoolId}`} form={found.data} />;
}

function Loaded({ form }: { form: MonitoringForm }) {
  const { t } = useTranslation();
  const { rows, edits, setEdits, write, saveAll, conflicts, asking, setAsking, settle, filled } = useEditing(form);
  const mayEnter = form.allowedActions.includes('enter');
  const changed = Object.keys(edits).length;
  const faulty = Object.values(edits).some((texts) => faultOf(texts) !== null);
  return (
    <Stack gap="md">
      <Stack gap={6}>
        <AppLink to="/monitoring-rounds/$roundId" params={{ roundId: form.round.id }} w="fit-content">
          {form.round.title}
        </AppLink>
        <PageTitle title={form.school.name} />
        <Group gap="sm">
          <FormStateMark form={form} />
          <Text className="quiet">{form.municipality.name}</Text>
          <Text className="quiet">{codeWord('roundKind', form.round.kind)}</Text>
        </Group>
      </Stack>
      {form.remark && (
        <Alert color="orange" icon={<IconMessageReport aria-hidden />} title={t('rounds.returned')}>
          {form.remark}
        </Alert>
      )}
      <FillBar filled={filled} cells={form.cells} />
      <Group gap="xs" className="no-print">
        <WorkbookButtons
          form={form}
          mayEnter={mayEnter}
          onCells={(cells, language) => setEdits((old) => proposed(rows, cells, old, language))}
        />
        <FormActions form={form} blocked={changed > 0} />
      </Group>
      {form.previous && (
        <Text size="sm" className="quiet">
          {t('rounds.beforeIs', { round: form.previous.title })}
        </Text>
      )}
      <FormGrid schoolId={form.school.id} rows={rows} edits={edits} readOnly={!mayEnter} onEdits={setEdits} />
      {write.error && !isStale(write.error) ? <ProblemAlert error={write.error} /> : null}
      {mayEnter && (
        <Group className={`${classes.bar} no-print`}>
          <Button onClick={saveAll} loading={write.isPending} disabled={changed === 0 || faulty}>
            {t('common.save')}
          </Button>
          <Text role="status" className="quiet">
            {faulty
              ? t('rounds.faulty')
              : changed > 0
                ? t('rounds.unsaved', { count: changed })
                : write.isSuccess
                  ? t('common.saved')
                  : t('rounds.keys')}
          </Text>
        </Group>
      )}
      <SimilarSchools form={form} />
      {asking && <MergeDialog conflicts={conflicts} onDecide={settle} onClose={() => setAsking(false)} />}
    </Stack>
  );
}

/** What is typed over the form as it was read, and what becomes of it when somebody else was quicker. */
function useEditing(form: MonitoringForm) {
  const { t, i18n } = useTranslation();
  const rows = useMemo(() => rowsOf(form), [form]);
  const [edits, change] = useState<Edits>({});
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [asking, setAsking] = useState(false);
  // What the edits were typed over: while there are some, what is read anew does not slip in below them.
  const [held, hold] = useState<MonitoringForm | null>(null);
  const write = useWriteCells(form.round.id, form.school.id);
  const changed = Object.keys(edits).length;
  const base = changed === 0 ? form : (held ?? form);
  const setEdits = (next: (old: Edits) => Edits) => {
    if (changed === 0) hold(form);
    change(next);
  };

  const send = (over: MonitoringForm, cells: Edits) => {
    const cellRows = rowsOf(over);
    write.mutate(
      { version: over.version, cells: inputsOf(cellRows, cells) },
      {
        onSuccess: (saved) => {
          hold(saved);
          // What was typed while it was on its way stays.
          change((now) => Object.fromEntries(Object.entries(now).filter(([key, texts]) => cells[key] !== texts)));
        },
        onError: (error) => {
          const now = currentState<MonitoringForm>(error);
          if (!now) return;
          const { kept, conflicts: found } = merged(cellRows, rowsOf(now), cells, i18n.language);
          hold(now);
          // What both say is no edit any more; what was typed meanwhile is.
          change((all) =>
            Object.fromEntries(Object.entries(all).filter(([key, texts]) => kept[key] || cells[key] !== texts)),
          );
          setConflicts(found);
          setAsking(found.length > 0);
          if (found.length > 0) return;
          if (Object.keys(kept).length > 0) send(now, kept);
        },
      },
    );
  };
  const saveAll = () => {
    const faulty = Object.values(edits).some((texts) => faultOf(texts) !== null);
    if (changed === 0 || faulty || write.isPending) return;
    // Put off is not decided: nothing is written over what the other person has saved.
    if (conflicts.length > 0) setAsking(true);
    else send(base, edits);
  };
  /** The keys of cells whose own text stays; of the others the text of the other person does. */
  const settle = (mine: Set<string>) => {
    const theirs = new Set(conflicts.map(({ row }) => row.key).filter((key) => !mine.has(key)));
    const kept = Object.fromEntries(Object.entries(edits).filter(([key]) => !theirs.has(key)));
    setConflicts([]);
    setAsking(false);
    change(kept);
    if (Object.keys(kept).length > 0) send(base, kept);
  };
  useSaveKey(saveAll);
  useBlocker({
    shouldBlockFn: () => changed > 0 && !window.confirm(t('rounds.leave')),
    enableBeforeUnload: changed > 0,
  });
  const shown = changed === 0 ? rows : rowsOf(base);
  return {
    rows: shown,
    edits,
    setEdits,
    write,
    saveAll,
    conflicts,
    asking,
    setAsking,
    settle,
    filled: filledOf(shown, edits, i18n.language),
  };
}

/** Ctrl+S, whatever the layout of the keyboard. */
function useSaveKey(act: () => void) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
