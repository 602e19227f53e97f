import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { authorizedFetch } from '../api/client';
import type { LiveEvent } from '../api/types';
import { LiveConnection } from './connection';
import { hold } from './hold';
import { keysOf } from './keys';
import type { SseEvent } from './sse';
import { become } from './status';

/**
 * So long changes are gathered; the random part keeps a thousand screens from asking in the same moment. Both together leave
 * time to read within the second in which a figure must follow.
 */
const GATHER = 150;
const SPREAD = 450;
/**
 * What is read from the sums of a whole region follows the first change at once and then rests so long: while a thousand schools
 * fill in a round, it would else be read by every screen twice a second.
 */
const REST: Record<string, number> = {
  dashboard: 4_000,
  engagement: 4_000,
  'dashboard-groups': 60_000,
  'dashboard-values': 60_000,
};
/** What changes in many places at once, by a job that nobody waits for: screens follow one after another within this time. */
const SLOWLY: Record<string, number> = { engagement: 5_000 };
/**
 * A hidden tab lets go soon: without HTTP/2 a browser opens six connections to a server, and people keep forty tabs.
 * When it is looked at again, the stream goes on where it was.
 */
const HIDDEN = 10_000;

const openStream = (lastEventId: string | null, signal: AbortSignal) =>
  authorizedFetch(
    new Request(`${window.location.origin}/api/v1/events/stream`, {
      headers: { Accept: 'text/event-stream', ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }) },
      signal,
    }),
  );

/** Keeps what the screens have read up to date; gives what ends it. */
export function startLive(client: QueryClient): () => void {
  const gathering = gatherer((keys) => hold.pass(() => refresh(client, keys)));
  const connection = new LiveConnection({
    open: openStream,
    onStatus: become,
    onEvent: (event) => take(event, client, gathering.stale),
  });
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const onVisibility = () => {
    clearTimeout(leaving);
    if (document.visibilityState === 'visible') connection.start();
    else leaving = setTimeout(() => connection.stop(), HIDDEN);
  };
  const onOnline = () => connection.hurry();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  onVisibility();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    clearTimeout(leaving);
    connection.stop();
    gathering.stop();
  };
}

type Stale = (keys: QueryKey[], within?: number) => void;

export function take({ event, data }: SseEvent, client: QueryClient, stale: Stale): void {
  if (event === 'change') {
    const { entity } = JSON.parse(data) as LiveEvent;
    stale(keysOf(entity), SLOWLY[entity]);
  } else if (event === 'notification') void client.invalidateQueries({ queryKey: ['notifications'] });
  else if (event === 'reset') stale([[]]);
  else if (event === 'access') {
    void client.invalidateQueries({ queryKey: ['me'] });
    stale([[]]);
  }
}

/** The empty key is the beginning of all. */
const refresh = (client: QueryClient, keys: QueryKey[]) =>
  keys.forEach((queryKey) => void client.invalidateQueries({ queryKey }));

/** Many changes in a row become one reading. What waits is forgotten by what stops it. */
export function gatherer(onGathered: (keys: QueryKey[]) => void): { stale: Stale; stop: () => void } {
  const gathered = new Map<string, QueryKey>();
  const resting = new Set<string>();
  const again = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let telling = false;
  const after = (pause: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, pause);
    timers.add(timer);
  };
  const rest = (name: string, key: QueryKey) => {
    const pause = REST[String(key[0])];
    if (pause === undefined) return;
    resting.add(name);
    after(pause * (1 + Math.random() / 2), () => {
      resting.delete(name);
      if (again.delete(name)) gather([key]);
    });
  };
  const tell = () => {
    telling = false;
    const all = [...gathered];
    gathered.clear();
    all.forEach(([name, key]) => rest(name, key));
    const keys = all.map(([, key]) => key);
    const everything = keys.some((key) => key.length === 0);
    if (everything) again.clear();
    onGathered(everything ? [[]] : keys);
  };
  const gather = (keys: QueryKey[]) => {
    for (const key of keys) {
      const name = JSON.stringify(key);
      if (resting.has(name)) again.add(name);
      else gathered.set(name, key);
    }
    if (gathered.size === 0 || telling) return;
    telling = true;
    after(GATHER + Math.random() * SPREAD, tell);
  };
  return {
    stale: (keys, within) => (within === undefined ? gather(keys) : after(Math.random() * within, () => gather(keys))),
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
