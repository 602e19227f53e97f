import { useState } from 'react';
import { currentState } from '../../shared/api/problem';
import type { ReportCorrection, ReportObligation } from '../../shared/api/types';
import { useWriteObligation } from './api/reports';

export const correctionsOf = (report: ReportObligation): ReportCorrection[] =>
  report.sections
    .flatMap(({ figures }) => figures)
    .filter(({ corrected }) => corrected !== null)
    .map(({ code, corrected, reason }) => ({ code, value: corrected!, reason: reason ?? '' }));

const textIn = (report: ReportObligation, at: number) => report.sections[at]?.text ?? '';

/** What is typed over a report as it was read, and what becomes of it when somebody else was quicker. */
export function useWriting(report: ReportObligation) {
  const write = useWriteObligation(report.id);
  const [texts, setTexts] = useState<Record<number, string>>({});
  // What the texts were typed over: while there are some, what is read anew does not slip in below them.
  const [held, hold] = useState<ReportObligation | null>(null);
  const [overtaken, setOvertaken] = useState<number[]>([]);
  const typed = Object.entries(texts).map(([at, text]) => ({ at: Number(at), text }));
  const over = held ?? report;
  const dirty = typed.some(({ at, text }) => text !== textIn(over, at));
  const base = dirty ? over : report;
  const textOf = (at: number) => (dirty ? texts[at] : undefined) ?? textIn(base, at);
  const type = (at: number, text: string) => {
    if (!dirty) {
      hold(report);
      setOvertaken([]);
    }
    setTexts(dirty ? { ...texts, [at]: text } : { [at]: text });
  };

  const save = async (corrections: ReportCorrection[]) => {
    const sent = dirty ? texts : {};
    const body = {
      texts: base.sections.flatMap(({ written }, section) => (written ? [{ section, text: textOf(section) }] : [])),
      corrections,
    };
    try {
      const saved = await write.mutateAsync({ version: base.version, body });
      hold(saved);
      setOvertaken([]);
      // What was typed while it was on its way stays.
      setTexts((now) => Object.fromEntries(Object.entries(now).filter(([at, text]) => sent[Number(at)] !== text)));
      return saved;
    } catch (error) {
      const now = currentState<ReportObligation>(error);
      if (now) {
        hold(now);
        setOvertaken(typed.map(({ at }) => at).filter((at) => textIn(now, at) !== textIn(base, at)));
      }
      throw error;
    }
  };

  return {
    base,
    dirty,
    textOf,
    type,
    /** The text that somebody else saved where something else is typed; null where there is none. */
    theirsIn: (at: number) =>
      dirty && overtaken.includes(at) && textOf(at) !== textIn(base, at) ? textIn(base, at) : null,
    save,
    /** One's own step on the report is no reason to be refused afterwards; somebody else's change before it is. */
    moved: (now: ReportObligation) => {
      if (now.version === base.version + 1) hold(now);
    },
    write,
  };
}
