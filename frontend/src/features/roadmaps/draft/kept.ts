import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../../shared/api/getMe';

/** How long a person types before what is typed is put aside. */
const PAUSE = 400;
const PREFIX = 'opora.kept.';

function read<T>(key: string): T | undefined {
  try {
    const stored = sessionStorage.getItem(PREFIX + key);
    return stored === null ? undefined : (JSON.parse(stored) as T);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the form itself still holds what is typed.
  }
}

/**
 * What is typed and not saved yet outlives a closed panel and a reloaded page, in this tab and for this person. Gives what
 * was kept; the two functions put something aside and forget it.
 */
export function useKept<T>(name: string) {
  const key = `${useMe().data?.id ?? ''}.${name}`;
  const [found] = useState(() => read<T>(key));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<T>(undefined);
  const flush = () => {
    clearTimeout(timer.current);
    if (last.current !== undefined) write(key, last.current);
    last.current = undefined;
  };
  const flushing = useRef(flush);
  useEffect(() => {
    flushing.current = flush;
  });
  useEffect(() => () => flushing.current(), []);
  return {
    found,
    keep(value: T) {
      last.current = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flushing.current(), PAUSE);
    },
    forget() {
      clearTimeout(timer.current);
      last.current = undefined;
      sessionStorage.removeItem(PREFIX + key);
    },
  };
}
