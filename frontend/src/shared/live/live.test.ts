import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './connection';
import { hold } from './hold';
import { gatherer, take } from './live';
import { readEvents, type SseEvent } from './sse';
import type { LiveStatus } from './status';

const bytes = (text: string) => new TextEncoder().encode(text);

const streamOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      parts.forEach((part) => controller.enqueue(bytes(part)));
      controller.close();
    },
  });

async function read(...parts: string[]) {
  const told: unknown[] = [];
  await readEvents(streamOf(...parts), {
    onSign: () => {},
    onEvent: ({ event, data }) => told.push([event, data]),
    onId: (id) => told.push(id),
    onRetry: (milliseconds) => told.push(milliseconds),
  });
  return told;
}

describe('the events of a stream', () => {
  it('are read however the bytes are cut', async () => {
    const text = 'id:7\r\nevent:change\r\ndata:{"a":\r\ndata: "я"}\r\n\r\n:\r\nid:9\r\n\r\nretry:5000\n\n';
    const whole = await read(text);
    expect(whole).toEqual([['change', '{"a":\n"я"}'], '7', '9', 5000]);
    for (let at = 1; at < text.length; at++) expect(await read(text.slice(0, at), text.slice(at))).toEqual(whole);
  });

  it('that are cut off are not told', async () => {
    expect(await read('id:7\nevent:change\ndata:{}\n')).toEqual([]);
  });
});

describe('the connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function connected(...answers: (() => Response)[]) {
    const asked: (string | null)[] = [];
    const statuses: LiveStatus[] = [];
    const events: SseEvent[] = [];
    const connection = new LiveConnection({
      open: async (lastEventId) => {
        asked.push(lastEventId);
        return (answers[asked.length - 1] ?? answers.at(-1)!)();
      },
      onEvent: (event) => events.push(event),
      onStatus: (status) => statuses.push(status),
      random: () => 1,
    });
    connection.start();
    return { asked, statuses, events, connection };
  }

  const ended =
    (...parts: string[]) =>
    () =>
      new Response(streamOf(...parts));
  const failed = () => new Response(null, { status: 503 });
  const open = () => new Response(new ReadableStream());

  it('goes on after the last place it has reached', async () => {
    const { asked, events } = connected(ended('id:4\nevent:ready\ndata:{}\n\n', 'id:8\n:\n\n'), open);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toEqual([null, '8']);
    expect(events.map(({ event }) => event)).toEqual(['ready']);
  });

  it('waits longer after each failure and says that it is away', async () => {
    const { asked, statuses, connection } = connected(failed);
    await vi.advanceTimersByTimeAsync(3_000 + 6_000 + 12_000);
    expect(asked).toHaveLength(4);
    expect(statuses.at(-1)).toBe('away');
    await vi.advanceTimersByTimeAsync(600_000);
    // A minute at most: 24, 48 seconds, then every 60.
    expect(asked.length).toBe(4 + 2 + 8);
    connection.stop();
  });

  it('is opened anew when nothing is heard', async () => {
    const silent = (signal: AbortSignal) =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(bytes('event:ready\ndata:{}\n\n'));
            signal.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      );
    let asked = 0;
    const connection = new LiveConnection({
      open: async (_, signal) => {
        asked++;
        return silent(signal);
      },
      onEvent: () => {},
      onStatus: () => {},
      random: () => 1,
    });
    connection.start();
    await vi.advanceTimersByTimeAsync(49_000);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(2);
    connection.stop();
  });

  it('rests while nobody looks and opens one stream when looked at again', async () => {
    const { asked, statuses, connection } = connected(open);
    await vi.advanceTimersByTimeAsync(0);
    connection.stop();
    connection.start();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(asked).toHaveLength(2);
    expect(statuses).toContain('resting');
    connection.stop();
  });

  it('gives up where the person has no stream', async () => {
    const { asked, statuses } = connected(() => new Response(null, { status: 403 }));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(1);
    expect(statuses.at(-1)).toBe('off');
  });
});

describe('what changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const change = (entity: string): SseEvent => ({ event: 'change', data: JSON.stringify({ entity }) });

  it('is read anew once for many events', async () => {
    const gathered: QueryKey[][] = [];
    const { stale } = gatherer((keys) => gathered.push(keys));
    const client = new QueryClient();
    for (const entity of ['roadmap', 'activity', 'roadmap', 'organization']) take(change(entity), client, stale);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(gathered).toEqual([
      [
        ['roadmaps'],
        ['checkpoints'],
        ['dashboard'],
        ['audit-entries', 'history'],
        ['organizations'],
        ['dashboard-groups'],
      ],
    ]);
  });

  it('reads a dashboard at once, then no more often than every few seconds, and misses nothing', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const read: number[] = [];
    const begin = Date.now();
    const { stale } = gatherer((keys) => {
      if (keys.some(([name]) => name === 'dashboard')) read.push(Date.now() - begin);
    });
    const client = new QueryClient();
    for (let count = 0; count < 100; count++) {
      take(change('indicatorValue'), client, stale);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(read[0]).toBeLessThan(1_000);
    expect(read.length).toBeLessThanOrEqual(3);
    const before = read.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(read.length).toBe(before + 1);
    for (let place = 1; place < read.length; place++) {
      expect(read[place]! - read[place - 1]!).toBeGreaterThanOrEqual(4_000);
    }
  });

  it('of many places at once is read within seconds, and after a reset or the end nothing is read twice', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const gathered: QueryKey[][] = [];
    const { stale, stop } = gatherer((keys) => gathered.push(keys));
    const client = new QueryClient();
    take(change('engagement'), client, stale);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(gathered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(gathered).toEqual([[['engagement'], ['dashboard'], ['audit-entries', 'history']]]);
    take(change('indicatorValue'), client, stale);
    take({ event: 'reset', data: '{}' }, client, stale);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gathered.slice(1)).toEqual([[[]]]);
    take(change('roadmap'), client, stale);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gathered).toHaveLength(2);
  });

  it('is everything after a reset', async () => {
    const gathered: QueryKey[][] = [];
    const { stale } = gatherer((keys) => gathered.push(keys));
    take(change('roadmap'), new QueryClient(), stale);
    take({ event: 'reset', data: '{}' }, new QueryClient(), stale);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(gathered).toEqual([[[]]]);
  });

  it('waits while a form is open, until it is asked for or the form is closed', () => {
    const shown: string[] = [];
    const close = hold.take();
    hold.pass(() => shown.push('one'));
    expect(shown).toEqual([]);
    hold.release();
    expect(shown).toEqual(['one']);
    hold.pass(() => shown.push('two'));
    close();
    expect(shown).toEqual(['one', 'two']);
    hold.pass(() => shown.push('three'));
    expect(shown).toEqual(['one', 'two', 'three']);
  });
});
