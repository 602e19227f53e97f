import { Button, Group, SegmentedControl, VisuallyHidden, ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useTranslation, withComposingWords } from '../../../shared/i18n/i18n';
import { Loading } from '../../../shared/ui/Loading';
import { lazyDialog } from '../../../shared/ui/lazyDialog';
import type { Questionnaire } from '../../../shared/api/types';
import { useAutosave } from './autosave';
import { BuilderContext, type Builder as Context } from './context';
import { languageName } from './languages';
import { begin, step } from './history';
import { Outline } from './Outline';
import { asForm } from './asForm';
import { definitionOf } from './definitionOf';
import { missingIn } from './problems';
import { SaveState } from './SaveState';
import { find, toDefinition, toEdit } from './tree';
import classes from './Builder.module.css';

// The outline is the first that is seen; the rest comes right after it.
const ItemEditor = lazy(() =>
  withComposingWords(() => import('./ItemEditor').then((found) => ({ default: found.ItemEditor }))),
);
const HeadEditor = lazy(() =>
  withComposingWords(() => import('./HeadEditor').then((found) => ({ default: found.HeadEditor }))),
);
const Preview = lazy(() => withComposingWords(() => import('./Preview').then((found) => ({ default: found.Preview }))));
const ProblemPanel = lazyDialog(() =>
  withComposingWords(() => import('./ProblemList').then((found) => found.ProblemPanel)),
);
const StaleDialog = lazyDialog(() => import('./StaleDialog').then((found) => found.StaleDialog));

const PANES = ['outline', 'item', 'preview'] as const;
type Pane = (typeof PANES)[number];

/** A questionnaire in the making: its parts on the left, one of them in the middle, a respondent's phone on the right. */
export function Builder({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, i18n } = useTranslation();
  const [history, tell] = useReducer(step, undefined, () => begin(toEdit(definitionOf(questionnaire))));
  const { definition, selected } = history.now;
  const languages = definition.languages;
  const [chosenLanguage, setLanguage] = useState(languages.includes(i18n.language) ? i18n.language : languages[0]!);
  const language = languages.includes(chosenLanguage) ? chosenLanguage : languages[0]!;
  const [pane, setPane] = useState<Pane>('outline');
  const [said, say] = useState('');
  const [listing, setListing] = useState(false);
  const [fresh, setFresh] = useState<string | null>(null);
  const { saving, kept, saveNow, goOnFrom } = useAutosave(questionnaire, definition);
  useOthers(questionnaire, saving.state === 'saved' ? kept.version : null, (theirs) => {
    const taken = toEdit(definitionOf(theirs));
    tell({ do: 'replace', definition: taken, select: null });
    goOnFrom(theirs, taken);
    say(t('builder.othersShown'));
  });
  useUndoKeys(tell);
  const context = useMemo<Context>(
    () => ({
      definition,
      language,
      setLanguage,
      problems: kept.problems,
      selected,
      fresh,
      setFresh,
      select: (key) => {
        tell({ do: 'select', key });
        setFresh(null);
        setPane('item');
      },
      edit: (change, tag, select) => {
        tell({ do: 'edit', change, tag, select, at: Date.now() });
        if (select) setPane('item');
      },
      say,
    }),
    [definition, language, kept.problems, selected, fresh],
  );
  const item = selected === null ? null : find(definition.sections, selected);
  const errors = kept.problems.filter(({ error }) => error).length;
  const Sign = errors > 0 ? IconAlertTriangle : kept.problems.length > 0 ? IconInfoCircle : IconCheck;
  const form = useMemo(() => asForm(definition), [definition]);
  return (
    <BuilderContext.Provider value={context}>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <div className={classes.bar}>
        <SaveState saving={saving} onRetry={saveNow} />
        <span className={classes.grow} />
        {languages.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('builder.writtenIn')}
            value={language}
            onChange={setLanguage}
            data={languages.map((tag) => ({
              value: tag,
              label: languageLabel(tag, i18n.language, missingIn(kept.problems, tag)),
            }))}
          />
        )}
        <Group gap={4}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('builder.undo')}
            title={t('builder.undo')}
            disabled={history.past.length === 0}
            onClick={() => tell({ do: 'undo' })}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('builder.redo')}
            title={t('builder.redo')}
            disabled={history.future.length === 0}
            onClick={() => tell({ do: 'redo' })}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<Sign size={16} aria-hidden />}
          data-problems
          onClick={() => setListing(true)}
        >
          {kept.problems.length === 0
            ? t('builder.sound')
            : errors > 0
              ? t('builder.errors', { count: errors })
              : t('builder.warnings', { count: kept.problems.length })}
        </Button>
        <div className={classes.tabs}>
          <SegmentedControl
            size="xs"
            aria-label={t('builder.part')}
            value={pane}
            onChange={(next) => setPane(next as Pane)}
            data={PANES.map((one) => ({ value: one, label: t(`builder.pane.${one}`) }))}
          />
        </div>
      </div>
      <div className={classes.panes}>
        <div className={`${classes.pane} ${classes.side}`} data-shown={pane === 'outline' || undefined}>
          <Outline />
        </div>
        <div className={classes.pane} data-shown={pane === 'item' || undefined}>
          <Suspense fallback={<Loading />}>
            {item ? <ItemEditor key={item.key} item={item} /> : <HeadEditor />}
          </Suspense>
        </div>
        <div
          className={`${classes.pane} ${classes.side} ${classes.preview}`}
          data-shown={pane === 'preview' || undefined}
        >
          <Suspense fallback={<Loading />}>
            <Preview definition={form} language={language} marked={item?.name ?? null} />
          </Suspense>
        </div>
      </div>
      {listing && <ProblemPanel onClose={() => setListing(false)} />}
      {saving.state === 'stale' && (
        <StaleDialog
          mine={toDefinition(definition)}
          theirs={definitionOf(saving.theirs)}
          onKeepMine={() => goOnFrom(saving.theirs)}
          onTakeTheirs={() => {
            const taken = toEdit(definitionOf(saving.theirs));
            tell({ do: 'replace', definition: taken, select: null });
            goOnFrom(saving.theirs, taken);
          }}
        />
      )}
    </BuilderContext.Provider>
  );
}

const languageLabel = (tag: string, inLanguage: string, missing: number) =>
  missing > 0 ? `${languageName(tag, inLanguage)} · ${missing}` : languageName(tag, inLanguage);

/** Somebody else has written while nothing of one's own waits: what is shown follows. */
function useOthers(questionnaire: Questionnaire, version: number | null, show: (theirs: Questionnaire) => void): void {
  const last = useRef(show);
  useEffect(() => {
    last.current = show;
  });
  useEffect(() => {
    if (version !== null && questionnaire.version > version) last.current(questionnaire);
  }, [questionnaire, version]);
}

/** Undo and redo by the keys of every editor; fields have no history of their own here. */
function useUndoKeys(tell: (action: { do: 'undo' } | { do: 'redo' }) => void): void {
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const redo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (!redo && event.code !== 'KeyZ') return;
      if (document.querySelector('[aria-modal="true"]')) return; // what lies behind a dialog stands still
      event.preventDefault();
      tell({ do: redo ? 'redo' : 'undo' });
    },
    [tell],
  );
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onKey]);
}
