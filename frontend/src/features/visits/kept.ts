import { useSyncExternalStore } from 'react';
import type { VisitAnswer } from '../../shared/api/types';

/** A recommendation that was written here and waits to be sent. */
export type KeptAdvice = { id: string; text: string; due: string };

/**
 * What was written about a visit on this device and is not with the server yet. Only what differs is there: a field left out
 * was not touched.
 */
export type Kept = {
  visitId: string;
  purpose: string;
  school: string;
  /** The version that it was written over. */
  version: number;
  findings?: string;
  answers?: VisitAnswer[];
  advice: KeptAdvice[];
  /** When it was begun or ended here, to be said to the server. */
  begunAt?: string;
  completedAt?: string;
};

const PREFIX = 'opora.visit.';
const listeners = new Set<() => void>();
/** The last list of each person with the texts that it was read from: what did not change is the same list. */
const cache = new Map<string, { texts: string; list: Kept[] }>();

/** Whose they are stands in the key: of several people at one device each has their own. */
const keyOf = (person: string, visit: string) => `${PREFIX}${person}.${visit}`;

const changed = () => listeners.forEach((listener) => listener());

window.addEventListener('storage', (event) => {
  if (event.key === null || event.key.startsWith(PREFIX)) changed();
});

export function keptOf(person: string, visit: string): Kept | null {
  const text = localStorage.getItem(keyOf(person, visit));
  return text === null ? null : parsed(text);
}

export function allKept(person: string): Kept[] {
  const keys = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${PREFIX}${person}.`))
    .sort();
  const stored = keys.map((key) => localStorage.getItem(key) ?? '');
  const texts = stored.join('\n');
  const known = cache.get(person);
  if (known?.texts === texts) return known.list;
  const list = stored.flatMap((text) => parsed(text) ?? []);
  cache.set(person, { texts, list });
  return list;
}

/** Keeps it at once; with nothing in it that waits, nothing is kept. */
export function keep(person: string, kept: Kept): void {
  if (isEmpty(kept)) forget(person, kept.visitId);
  else localStorage.setItem(keyOf(person, kept.visitId), JSON.stringify(kept));
  changed();
}

export function forget(person: string, visit: string): void {
  localStorage.removeItem(keyOf(person, visit));
  changed();
}

/** One's own step made another version of the visit: what is written over the former one is written over this one. */
export function moved(person: string, visit: string, from: number, to: number): void {
  const kept = keptOf(person, visit);
  if (kept?.version === from) keep(person, { ...kept, version: to });
}

export const isEmpty = ({ findings, answers, advice, begunAt, completedAt }: Kept) =>
  findings === undefined && answers === undefined && advice.length === 0 && !begunAt && !completedAt;

/** All that waits on this device, of the person. */
export const useKept = (person: string): Kept[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => allKept(person),
  );

/** What is broken is as good as nothing. */
function parsed(text: string): Kept | null {
  try {
    const value = JSON.parse(text) as Kept;
    return typeof value.visitId === 'string' && Array.isArray(value.advice) ? value : null;
  } catch {
    return null;
  }
}
