import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { currentState, isStale } from '../../../shared/api/problem';
import type { Questionnaire, QuestionnaireProblem } from '../../../shared/api/types';
import { saveQuestionnaire } from '../api/saveQuestionnaire';
import { refusals } from './problems';
import { toDefinition, type EditDefinition } from './tree';

/** So long the typing rests before it is kept. */
const REST = 700;

export type Saving =
  | { state: 'saved' }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'failed'; error: unknown }
  | { state: 'stale'; theirs: Questionnaire };

type Kept = { version: number; problems: QuestionnaireProblem[] };

/**
 * Keeps the draft as it is edited: one request at a time, each with the version of the one before. Nothing is sent over
 * somebody else's work: then the person chooses.
 */
export function useAutosave(questionnaire: Questionnaire, definition: EditDefinition) {
  const client = useQueryClient();
  const { id } = questionnaire;
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const [kept, setKept] = useState<Kept>({ version: questionnaire.version, problems: questionnaire.problems });
  const sent = useRef<EditDefinition | null>(definition);
  const latest = useRef({ definition, version: kept.version });
  const busy = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    latest.current.definition = definition;
  }, [definition]);

  const save = async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving({ state: 'saving' });
    const now = latest.current.definition;
    let done = false;
    try {
      const answer = await saveQuestionnaire(id, latest.current.version, toDefinition(now));
      done = true;
      sent.current = now;
      latest.current.version = answer.version;
      setKept({ version: answer.version, problems: answer.problems });
      client.setQueryData(['questionnaires', 'one', id], answer);
      void client.invalidateQueries({ queryKey: ['questionnaires', 'pages'] });
      setSaving({ state: latest.current.definition === now ? 'saved' : 'waiting' });
    } catch (error) {
      const theirs = currentState<Questionnaire>(error);
      if (isStale(error) && theirs) setSaving({ state: 'stale', theirs });
      else {
        const said = refusals(error);
        if (said.length > 0) setKept((old) => ({ ...old, problems: said }));
        setSaving({ state: 'failed', error });
      }
    } finally {
      busy.current = false;
    }
    // What was written during the request has nobody to send it any more once the page is left.
    if (done && gone.current && latest.current.definition !== now) void save();
  };

  const stale = saving.state === 'stale';
  useEffect(() => {
    if (stale) return;
    if (definition === sent.current) {
      // Taken back before it was sent; a request under way tells for itself how it ended.
      if (!busy.current) setSaving((old) => (old.state === 'waiting' ? { state: 'saved' } : old));
      return;
    }
    setSaving((old) => (old.state === 'saving' ? old : { state: 'waiting' }));
    const timer = setTimeout(() => void save(), REST);
    return () => clearTimeout(timer);
    // A new definition is the news; when a request under way has ended with newer work waiting, the state tells it.
  }, [definition, stale, saving.state === 'waiting']);

  const failed = saving.state === 'failed';
  useEffect(() => {
    if (!failed) return;
    const again = () => void save();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
    // The connection is back: what was not sent is sent.
  }, [failed]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  useLeaving(() => {
    if (latest.current.definition !== sent.current && !stale) void save();
  }, saving.state !== 'saved');

  return {
    saving,
    kept,
    saveNow: () => void save(),
    /** Goes on from what somebody else has written: what is on the screen now is kept over it, or was taken from it. */
    goOnFrom: (theirs: Questionnaire, taken?: EditDefinition) => {
      latest.current.version = theirs.version;
      // Nothing of one's own has been sent over theirs, not even what was sent before.
      sent.current = taken ?? null;
      setKept({ version: theirs.version, problems: theirs.problems });
      setSaving({ state: taken ? 'saved' : 'waiting' });
    },
  };
}

/** What is not kept yet is sent when the page is left; the browser asks before it closes over it. */
function useLeaving(flush: () => void, unsaved: boolean): void {
  const last = useRef(flush);
  useEffect(() => {
    last.current = flush;
  });
  useEffect(() => () => last.current(), []);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
