import type { Answers } from '../shared/questionnaires';
import type { ResponseBody, Survey } from './api';

/** Answers that are being given: one draft a link. */
export interface Draft {
  token: string;
  /** Random; the answer's own when it is sent. */
  id: string;
  versionId: string;
  answers: Answers;
  /** Draws the respondent's own order of choices. It stays on the device. */
  seed: number;
  language: string;
  /** Where the respondent is: a section's name, or `review`. */
  at: string;
  /** In a named campaign. */
  respondent: string;
  /** When somebody was last there, in milliseconds: on a shared device answers don't wait for the next person. */
  touched?: number;
}

/** Finished answers on their way. */
export interface Sending {
  id: string;
  token: string;
  versionId: string;
  body: ResponseBody;
  /** Whether the device is handed on: then nothing is remembered after it was sent. */
  supervised: boolean;
  attempts: number;
  /** Not before that moment, by our own patience and by the server's word. */
  retryAt: number;
  notBefore: number;
  /** Why the server does not take it, now (it is sent again) or for good. */
  reason: string | null;
  refused: boolean;
}

/** A file of an answer. */
export interface KeptFile {
  id: string;
  /** The id of the answer. */
  answer: string;
  question: string;
  name: string;
  type: string;
  content: Blob;
}

/** What the device remembers of a link. */
export interface LinkState {
  token: string;
  /** A random number of this device for this link alone. */
  device: string;
  answeredOn: string | null;
}

export interface KeptSurvey {
  key: string;
  token: string;
  survey: Survey;
}

export interface Kinds {
  surveys: KeptSurvey;
  drafts: Draft;
  sending: Sending;
  files: KeptFile;
  links: LinkState;
}
export type Kind = keyof Kinds;

export type Change = { [K in Kind]: { put: K; value: Kinds[K] } }[Kind] | { drop: Kind; key: string };

/** Where the device keeps things. */
export interface Store {
  /** Whether what is kept outlives the page. */
  readonly lasts: boolean;
  get<K extends Kind>(kind: K, key: string): Promise<Kinds[K] | undefined>;
  all<K extends Kind>(kind: K): Promise<Kinds[K][]>;
  /** All of it or nothing. */
  write(...changes: Change[]): Promise<void>;
}

const KEYS: Record<Kind, string> = { surveys: 'key', drafts: 'token', sending: 'id', files: 'id', links: 'token' };
export const KINDS = Object.keys(KEYS) as Kind[];

const DATABASE = 'opora-respond';

/** The browser's database, or the page's memory where the browser keeps nothing. */
export async function openStore(): Promise<Store> {
  try {
    return new DatabaseStore(await opened());
  } catch {
    return new MemoryStore();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () =>
      KINDS.forEach((kind) => request.result.createObjectStore(kind, { keyPath: KEYS[kind] }));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('No database'));
    request.onblocked = () => reject(new Error('Blocked'));
  });
}

class DatabaseStore implements Store {
  readonly lasts = true;

  constructor(private readonly database: IDBDatabase) {}

  get<K extends Kind>(kind: K, key: string): Promise<Kinds[K] | undefined> {
    return this.read(kind, (store) => store.get(key) as IDBRequest<Kinds[K] | undefined>);
  }

  all<K extends Kind>(kind: K): Promise<Kinds[K][]> {
    return this.read(kind, (store) => store.getAll() as IDBRequest<Kinds[K][]>);
  }

  private read<T>(kind: Kind, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = ask(this.database.transaction(kind).objectStore(kind));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error(kind));
    });
  }

  /** Told when it is on the disk: a phone may be out of power the next moment. */
  write(...changes: Change[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(KINDS, 'readwrite', { durability: 'strict' });
      for (const change of changes) {
        if ('put' in change) transaction.objectStore(change.put).put(change.value);
        else transaction.objectStore(change.drop).delete(change.key);
      }
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('Not stored'));
    });
  }
}

export class MemoryStore implements Store {
  readonly lasts = false;
  private readonly kept = new Map<string, unknown>();

  get<K extends Kind>(kind: K, key: string): Promise<Kinds[K] | undefined> {
    return Promise.resolve(this.kept.get(`${kind} ${key}`) as Kinds[K] | undefined);
  }

  all<K extends Kind>(kind: K): Promise<Kinds[K][]> {
    const found = [...this.kept].filter(([key]) => key.startsWith(`${kind} `));
    return Promise.resolve(found.map(([, value]) => value as Kinds[K]));
  }

  write(...changes: Change[]): Promise<void> {
    for (const change of changes) {
      if ('put' in change) {
        const value = change.value as unknown as Record<string, string>;
        this.kept.set(`${change.put} ${value[KEYS[change.put]]}`, value);
      } else {
        this.kept.delete(`${change.drop} ${change.key}`);
      }
    }
    return Promise.resolve();
  }
}

/** A random UUID (version 4); pages that came over plain HTTP have no randomUUID. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
