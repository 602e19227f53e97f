import { readEvents, type SseEvent } from './sse';
import type { LiveStatus } from './status';

type Options = {
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  onEvent: (event: SseEvent) => void;
  onStatus: (status: LiveStatus) => void;
  /** Spreads the returns of many screens after an outage; 0..1. */
  random?: () => number;
};

const LONGEST_PAUSE = 60_000;
/** The server gives a sign every 20 seconds. */
const SILENCE = 50_000;
/** One failure is a hiccup; two are worth a word. */
const FAILURES_TO_TELL = 2;

/** Keeps one stream open: comes back after failures with growing pauses, and goes on where it was. */
export class LiveConnection {
  private readonly options: Options;
  private lastEventId: string | null = null;
  private retry = 3_000;
  private failures = 0;
  private running = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: AbortController | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    void this.connect();
  }

  /** Lets go of the connection; start() goes on from the same place. */
  stop(status: LiveStatus = 'resting'): void {
    this.running = false;
    clearTimeout(this.timer);
    this.current?.abort();
    this.current = undefined;
    this.options.onStatus(status);
  }

  /** The network is back: no reason to wait for the end of the pause. */
  hurry(): void {
    if (!this.running || this.current) return;
    clearTimeout(this.timer);
    void this.connect();
  }

  private async connect(): Promise<void> {
    const own = new AbortController();
    this.current = own;
    if (this.failures < FAILURES_TO_TELL) this.options.onStatus('connecting');
    // A stream that ends without a word has failed too, or an idle proxy would be asked without a pause.
    this.failures++;
    try {
      const answer = await this.options.open(this.lastEventId, own.signal);
      if (answer.status === 403 || answer.status === 404) return this.stop('off');
      if (answer.ok && answer.body) await this.read(answer.body, own);
    } catch {
      // Counted already.
    }
    if (this.current !== own) return;
    this.current = undefined;
    this.later();
  }

  private async read(body: ReadableStream<Uint8Array>, own: AbortController): Promise<void> {
    const watch = silence(() => own.abort());
    try {
      await readEvents(body, {
        onSign: watch.sign,
        onEvent: (event) => this.take(event),
        onId: (id) => (this.lastEventId = id),
        onRetry: (milliseconds) => (this.retry = milliseconds),
      });
    } finally {
      watch.end();
    }
  }

  private take(event: SseEvent): void {
    this.failures = 0;
    this.options.onStatus('live');
    this.options.onEvent(event);
  }

  private later(): void {
    if (this.failures >= FAILURES_TO_TELL) this.options.onStatus('away');
    const spread = (this.options.random ?? Math.random)();
    const longest = Math.min(LONGEST_PAUSE, this.retry * 2 ** (this.failures - 1));
    const pause = this.failures === 0 ? this.retry * spread : longest * (0.5 + spread / 2);
    this.timer = setTimeout(() => void this.connect(), pause);
  }
}

/** Calls when nothing has come for too long. */
function silence(onSilence: () => void) {
  let timer = setTimeout(onSilence, SILENCE);
  return {
    sign: () => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, SILENCE);
    },
    end: () => clearTimeout(timer),
  };
}
