import type { FileAnswer } from '../shared/questionnaires';
import { Failure, putFile, putResponse } from './api';
import type { Change, KeptFile, Sending, Store } from './store';

/** How answers go to the server. */
export interface Transport {
  putResponse: typeof putResponse;
  putFile: typeof putFile;
}

const SECOND = 1_000;
const LONGEST = 5 * 60 * SECOND;
/** A campaign that is paused goes on in hours or days. */
const PAUSED = 10 * 60 * SECOND;
/** What the server said for good; everything else may pass. */
const FINAL = [400, 403, 404, 409, 410, 413, 415, 422];

/**
 * Finished answers on the device, sent under their own ids until the server says that they are stored, and dropped then.
 * Whoever sends one a second time (another tab, the browser in the background) gets the same acknowledgement.
 */
export class Outbox {
  constructor(
    private readonly store: Store,
    private readonly transport: Transport = { putResponse, putFile },
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Sends what may be sent now; answers with what is left.
   *
   * @param eager whether our own patience counts as over: the network has come back, or somebody asks for it
   */
  async flush(eager = false): Promise<Sending[]> {
    let sent = false;
    await locked('opora-outbox', async () => {
      for (const each of await this.store.all('sending')) {
        const due = this.now() >= each.notBefore && (eager || this.now() >= each.retryAt);
        if (!each.refused && due) sent = (await this.send(each)) || sent;
      }
    });
    if (sent) tellOthers();
    return this.store.all('sending');
  }

  /** Whether it is settled: stored, or refused for good. */
  private async send(sending: Sending): Promise<boolean> {
    try {
      const files = (await this.store.all('files')).filter(({ answer }) => answer === sending.id);
      const body = await this.withFiles(sending, files);
      await this.transport.putResponse(sending.token, sending.id, body);
      await this.forget(sending, files);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const left = this.after(sending, error);
      await this.store.write({ put: 'sending', value: left });
      return left.refused;
    }
  }

  /** The server has its own word on what a file is: it takes away where a photo was made. */
  private async withFiles(sending: Sending, files: KeptFile[]): Promise<Sending['body']> {
    const kept = new Map<string, FileAnswer>();
    const named = JSON.stringify(sending.body.answers);
    for (const { id, question, name, content } of files) {
      if (!named.includes(id)) continue; // taken out again, or of a question that was not asked in the end
      kept.set(id, await this.transport.putFile(sending.token, id, question, name, content));
    }
    const answers = Object.entries(sending.body.answers).map(([name, answer]) => [
      name,
      Array.isArray(answer) ? answer.map((each) => kept.get((each as Partial<FileAnswer>)?.id ?? '') ?? each) : answer,
    ]);
    return { ...sending.body, answers: Object.fromEntries(answers) };
  }

  private async forget(sending: Sending, files: KeptFile[]): Promise<void> {
    const changes: Change[] = [
      { drop: 'sending', key: sending.id },
      ...files.map(({ id }): Change => ({ drop: 'files', key: id })),
    ];
    const link = await this.store.get('links', sending.token);
    if (link && !sending.supervised) {
      changes.push({ put: 'links', value: { ...link, answeredOn: sending.body.filledOn ?? null } });
    }
    await this.store.write(...changes);
  }

  private after(sending: Sending, { status, code, seconds }: Failure): Sending {
    const attempts = sending.attempts + 1;
    const paused = code === 'survey-paused';
    const own = Math.min(LONGEST, 2 * SECOND * 2 ** Math.min(attempts, 10)) * (0.75 + Math.random() / 2);
    return {
      ...sending,
      attempts,
      retryAt: this.now() + (paused ? PAUSED : own),
      notBefore: seconds === null ? 0 : this.now() + seconds * SECOND,
      reason: code,
      refused: code !== null && !paused && FINAL.includes(status),
    };
  }
}

export const CHANNEL = 'opora-respond';

/** Other tabs show what was sent from here, or by the worker. */
function tellOthers(): void {
  if (typeof BroadcastChannel !== 'function') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('sent');
  channel.close();
}

/** One at a time over all tabs, where the browser can say so; where it can't, the server still stores each answer once. */
async function locked(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}
