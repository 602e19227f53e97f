import { useEffect, useReducer, useRef } from 'react';
import type { StoredFile } from '../api/types';
import { newKey } from '../api/idempotency';
import { uploadFile } from '../api/uploadFile';

/** Two at a time: one hides the other's waiting, three would only share one thin line. */
const AT_ONCE = 2;

export type Sending = {
  key: string;
  file: File;
  state: 'waiting' | 'sending' | 'checking' | 'failed';
  share: number;
  error: unknown;
};

type Step = { add: Sending[] } | { key: string; change: Partial<Sending> } | { key: string; remove: true };

function next(all: Sending[], step: Step): Sending[] {
  if ('add' in step) return [...all, ...step.add];
  if ('remove' in step) return all.filter((one) => one.key !== step.key);
  return all.map((one) => (one.key === step.key ? { ...one, ...step.change } : one));
}

type Props = { organizationId: string; onUploaded: (file: StoredFile) => void };

/** The queue of files on their way; each is cancelled, fails and is tried again by itself. */
export function useUploads({ organizationId, onUploaded }: Props) {
  const [sendings, step] = useReducer(next, []);
  const aborts = useRef(new Map<string, AbortController>());
  const uploaded = useRef(onUploaded);
  useEffect(() => {
    uploaded.current = onUploaded;
  }, [onUploaded]);
  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);
  useEffect(() => {
    const start = async ({ key, file }: Sending) => {
      const abort = new AbortController();
      aborts.current.set(key, abort);
      step({ key, change: { state: 'sending', share: 0, error: null } });
      try {
        const stored = await uploadFile({
          file,
          organizationId,
          signal: abort.signal,
          onProgress: (progress) =>
            step({
              key,
              change: progress.step === 'sending' ? { share: progress.share } : { state: 'checking', share: 1 },
            }),
        });
        step({ key, remove: true });
        uploaded.current(stored);
      } catch (error) {
        if (!abort.signal.aborted) step({ key, change: { state: 'failed', error } });
      } finally {
        aborts.current.delete(key);
      }
    };
    const busy = sendings.filter(({ state }) => state === 'sending' || state === 'checking').length;
    sendings
      .filter(({ key, state }) => state === 'waiting' && !aborts.current.has(key))
      .slice(0, Math.max(0, AT_ONCE - busy))
      .forEach((one) => void start(one));
  }, [sendings, organizationId]);
  return {
    sendings,
    send: (files: File[]) =>
      step({ add: files.map((file) => ({ key: newKey(), file, state: 'waiting', share: 0, error: null })) }),
    retry: (key: string) => step({ key, change: { state: 'waiting', error: null } }),
    cancel: (key: string) => {
      aborts.current.get(key)?.abort();
      step({ key, remove: true });
    },
  };
}
