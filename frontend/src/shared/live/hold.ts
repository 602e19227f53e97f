import { useEffect, useSyncExternalStore } from 'react';

/**
 * What a person is filling in is not changed under their hands: while a form is open, news wait. They are shown when the
 * person asks for them or when the form is closed.
 */
let holders = 0;
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export const hold = {
  /** Does it now, or keeps it until nobody is in the way. */
  pass(news: () => void): void {
    if (holders === 0) return news();
    waiting.push(news);
    tell();
  },
  release(): void {
    const all = waiting;
    waiting = [];
    all.forEach((news) => news());
    if (all.length > 0) tell();
  },
  take(): () => void {
    holders++;
    return () => {
      holders--;
      if (holders === 0) hold.release();
    };
  },
};

/** Keeps news back while this is true, usually: while a form is open. */
export function useHold(active: boolean): void {
  useEffect(() => (active ? hold.take() : undefined), [active]);
}

/** Whether news wait for this person's word. */
export const useHeldNews = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
