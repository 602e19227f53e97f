import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from './api';
import { Outbox, type Transport } from './outbox';
import { MemoryStore, randomId, type KeptFile, type Sending } from './store';

const TOKEN = 'link';
const MINUTE = 60_000;

/** A server that stores each id once, and a network that may fail before or after it. */
class Server implements Transport {
  readonly stored = new Map<string, unknown>();
  readonly files: string[] = [];
  asked = 0;
  refusal: Failure | null = null;
  losesAnswers = false;

  putResponse = (_: string, id: string, body: Sending['body']): Promise<void> => {
    this.asked++;
    if (this.refusal) return Promise.reject(this.refusal);
    if (this.stored.has(id)) expect(this.stored.get(id)).toEqual(body.answers);
    this.stored.set(id, body.answers);
    return this.losesAnswers ? Promise.reject(new Failure(0, null)) : Promise.resolve();
  };

  putFile = (_: string, id: string, _question: string, name: string, content: Blob) => {
    this.files.push(id);
    return Promise.resolve({ id, name, type: 'image/jpeg', size: content.size - 1 });
  };
}

describe('finished answers', () => {
  let store: MemoryStore;
  let server: Server;
  let now: number;
  let outbox: Outbox;

  beforeEach(async () => {
    store = new MemoryStore();
    server = new Server();
    now = 0;
    outbox = new Outbox(store, server, () => now);
    await store.write({ put: 'links', value: { token: TOKEN, device: 'device', answeredOn: null } });
  });

  const finished = async (part: Partial<Sending> = {}): Promise<Sending> => {
    const sending: Sending = {
      id: randomId(),
      token: TOKEN,
      versionId: 'version',
      body: { answers: { mood: 'a' }, language: 'ru', filledOn: '2026-11-26', device: 'device', respondent: null },
      supervised: false,
      attempts: 0,
      retryAt: 0,
      notBefore: 0,
      reason: null,
      refused: false,
      ...part,
    };
    await store.write({ put: 'sending', value: sending });
    return sending;
  };

  it('leave the device when they are stored, and only then', async () => {
    const { id } = await finished();
    server.refusal = new Failure(0, null);
    expect(await outbox.flush()).toHaveLength(1);
    server.refusal = null;
    expect(await outbox.flush(true)).toHaveLength(0);
    expect([...server.stored.keys()]).toEqual([id]);
    expect((await store.get('links', TOKEN))?.answeredOn).toBe('2026-11-26');
  });

  it('are stored once although the acknowledgement is lost and two pages send at once', async () => {
    await finished();
    server.losesAnswers = true;
    await outbox.flush();
    server.losesAnswers = false;
    await Promise.all([outbox.flush(true), new Outbox(store, server, () => now).flush(true)]);
    expect(server.stored.size).toBe(1);
    expect(await store.all('sending')).toEqual([]);
  });

  it('wait longer after each failure, and are sent at once when the network is back', async () => {
    await finished();
    server.refusal = new Failure(503, 'overloaded');
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const [left] = await outbox.flush();
      waits.push(left!.retryAt - now);
      now = left!.retryAt;
    }
    expect(server.asked).toBe(12);
    expect(waits[0]).toBeLessThan(6_000);
    expect(waits[5]!).toBeGreaterThan(waits[0]! * 8);
    expect(waits[11]!).toBeLessThanOrEqual(5 * MINUTE * 1.25);
    now -= 1;
    await outbox.flush();
    expect(server.asked).toBe(12);
    await outbox.flush(true);
    expect(server.asked).toBe(13);
  });

  it('are not sent before the moment the server names, whoever asks for it', async () => {
    await finished();
    server.refusal = new Failure(429, 'too-many-requests', 30);
    await outbox.flush();
    server.refusal = null;
    now = 29_999;
    expect(await outbox.flush(true)).toHaveLength(1);
    now = 30_000;
    expect(await outbox.flush(true)).toHaveLength(0);
  });

  it('stay and are sent later while the survey is paused', async () => {
    await finished();
    server.refusal = new Failure(409, 'survey-paused');
    const [left] = await outbox.flush();
    expect(left).toMatchObject({ refused: false, reason: 'survey-paused' });
    now = left!.retryAt;
    server.refusal = null;
    expect(await outbox.flush()).toHaveLength(0);
  });

  it.each(['survey-not-open', 'quota-reached', 'already-answered', 'response-differs'])(
    'are kept and not sent again when the server says %s',
    async (code) => {
      await finished();
      server.refusal = new Failure(409, code);
      await outbox.flush();
      expect(await outbox.flush(true)).toMatchObject([{ refused: true, reason: code }]);
      expect(server.asked).toBe(1);
    },
  );

  it('are not given up for what is no answer of our server', async () => {
    await finished();
    server.refusal = new Failure(404, null);
    expect(await outbox.flush()).toMatchObject([{ refused: false }]);
  });

  it('take their files along as the server has them, and these leave the device too', async () => {
    const id = randomId();
    const dropped = randomId();
    const file = { id, name: 'photo.jpg', type: 'image/jpeg', size: 4 };
    const sending = await finished({
      body: { answers: { photo: [file], words: ['a'] }, language: 'ru', filledOn: '2026-11-26' } as Sending['body'],
    });
    const kept = (fileId: string): KeptFile => ({
      ...file,
      id: fileId,
      answer: sending.id,
      question: 'photo',
      content: new Blob(['abcd']),
    });
    await store.write({ put: 'files', value: kept(id) }, { put: 'files', value: kept(dropped) });
    await outbox.flush();
    expect(server.files).toEqual([id]);
    expect(server.stored.get(sending.id)).toEqual({ photo: [{ ...file, size: 3 }], words: ['a'] });
    expect(await store.all('files')).toEqual([]);
  });

  it('leave nothing behind on a shared device', async () => {
    await store.write({ drop: 'links', key: TOKEN });
    await finished({ supervised: true });
    await outbox.flush();
    for (const kind of ['drafts', 'sending', 'files', 'links'] as const) expect(await store.all(kind)).toEqual([]);
  });
});

describe('ids', () => {
  it('are random UUIDs of version 4', () => {
    const ids = Array.from({ length: 100 }, randomId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
