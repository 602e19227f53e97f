import { useEffect, useSyncExternalStore } from 'react';

/** Brings what is not on the page yet; tells how many rows there are by now. */
export type Preparation = (tell: (rows: number) => void, signal: AbortSignal) => Promise<void>;

/** Getting ready: how far it is, or why it did not work. */
export type Printing = { rows: number; error: unknown };

const preparations = new Set<Preparation>();
const listeners = new Set<() => void>();
let printing: Printing | null = null;
let abort: AbortController | null = null;

function tell(next: Printing | null): void {
  printing = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePrinting = () => useSyncExternalStore(subscribe, () => printing);

export const stopPrinting = () => {
  abort?.abort();
  tell(null);
};

/** Prints the page when everything that belongs to it has come. */
export async function printPage(): Promise<void> {
  if (abort && !abort.signal.aborted) return;
  const own = new AbortController();
  abort = own;
  try {
    for (const prepare of [...preparations]) {
      tell({ rows: 0, error: null });
      await prepare((rows) => !own.signal.aborted && tell({ rows, error: null }), own.signal);
    }
    if (own.signal.aborted) return;
    await drawn();
    tell(null);
    window.print();
  } catch (error) {
    if (!own.signal.aborted) tell({ rows: 0, error });
  } finally {
    if (abort === own) abort = null;
  }
}

/** What has come last is on the page, too. */
const drawn = () => new Promise((resolve) => setTimeout(resolve, 100));

/** The key of every browser, whatever the layout of the keyboard; its own dialog would not wait. */
function onKey(event: KeyboardEvent): void {
  if (event.code !== 'KeyP' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void printPage();
}

/** While the page shows a part of something, printing waits for all of it. */
export function usePreparation(prepare: Preparation): void {
  useEffect(() => {
    if (preparations.size === 0) window.addEventListener('keydown', onKey);
    preparations.add(prepare);
    return () => {
      preparations.delete(prepare);
      if (preparations.size === 0) window.removeEventListener('keydown', onKey);
    };
  }, [prepare]);
}
