import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { taken } from './api/visits';
import { allKept } from './kept';
import { send, type Outcome } from './sending';

/** Between two tries while the network is away: browsers err about being online. */
const AGAIN = 30_000;

/** Of one visit only one sending is under way, whoever asks. */
const running = new Map<string, Promise<Outcome>>();

function once(person: string, visit: string): Promise<Outcome> {
  const key = `${person} ${visit}`;
  const now = running.get(key) ?? send(person, visit).finally(() => running.delete(key));
  running.set(key, now);
  return now;
}

/** Sends what waits on this device: when the screen opens, when the network is back, and from time to time. */
export function useOutbox(person: string) {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [busy, setBusy] = useState(0);
  const sendOne = useCallback(
    async (visit: string) => {
      setBusy((count) => count + 1);
      const outcome = await once(person, visit);
      setBusy((count) => count - 1);
      setOutcomes((old) => ({ ...old, [visit]: outcome }));
      if (outcome.what === 'sent') await taken(client, outcome.visit);
      return outcome;
    },
    [client, person],
  );
  const sendAll = useCallback(async () => {
    for (const { visitId } of allKept(person)) await sendOne(visitId);
  }, [person, sendOne]);
  useEffect(() => {
    if (person === '') return;
    void sendAll();
    const timer = setInterval(() => void sendAll(), AGAIN);
    const leave = onlineManager.subscribe((online) => online && void sendAll());
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [person, sendAll]);
  return { outcomes, busy: busy > 0, sendOne, sendAll };
}
