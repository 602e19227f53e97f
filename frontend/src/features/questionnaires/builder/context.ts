import { createContext, useContext } from 'react';
import type { QuestionnaireProblem } from '../../../shared/api/types';
import type { EditDefinition, EditItem } from './tree';
import { locate, pointerOf, update } from './tree';

export type Change = (definition: EditDefinition) => EditDefinition;

export type Builder = {
  definition: EditDefinition;
  /** In which language texts are written now. */
  language: string;
  setLanguage: (language: string) => void;
  problems: readonly QuestionnaireProblem[];
  selected: string | null;
  select: (key: string | null) => void;
  /** The item that was added last and is to be written now. */
  fresh: string | null;
  setFresh: (key: string) => void;
  /** @param tag edits of one field within a moment are one step of undo */
  edit: (change: Change, tag?: string, select?: string | null) => void;
  /** Said to those who do not see the page. */
  say: (words: string) => void;
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('Outside of a builder');
  return builder;
}

/** One item as it is edited: where it stands in what is sent, and how a part of it is set. */
export function useItem(item: EditItem) {
  const { definition, edit } = useBuilder();
  const path = locate(definition.sections, item.key);
  return {
    pointer: path ? pointerOf(path) : '',
    set: (part: Partial<EditItem>, tag?: string) =>
      edit(
        (old) => ({ ...old, sections: update(old.sections, item.key, (one) => ({ ...one, ...part })) }),
        tag && `${item.key}.${tag}`,
      ),
  };
}
