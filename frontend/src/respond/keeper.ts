import type { Change, Draft, Store } from './store';

/** Writes the answers that are being given to the device, the newest only. */
export class Keeper {
  private writing: Promise<void> | null = null;
  private dirty = false;

  /** Told: whether all is kept; null when the device refused. */
  constructor(
    private readonly store: Store,
    private readonly current: () => Draft | null,
    private readonly told: (saved: boolean | null) => void,
  ) {}

  /** Until what is being written is written. */
  get settled(): Promise<void> | null {
    return this.writing;
  }

  /** Writes at once; what is answered while it writes is written next. */
  persist(more: Change[] = []): void {
    this.dirty = true;
    this.told(false);
    const write = async (): Promise<void> => {
      while (this.dirty || more.length > 0) {
        this.dirty = false;
        const draft = this.current();
        await this.store.write(...(draft ? [{ put: 'drafts' as const, value: draft }] : []), ...more.splice(0));
      }
    };
    const before = this.writing ?? Promise.resolve();
    const now: Promise<void> = before.then(write).then(
      () => this.written(now, true),
      () => this.written(now, null),
    );
    this.writing = now;
  }

  private written(which: Promise<void>, saved: boolean | null): void {
    if (this.writing !== which) return;
    this.writing = null;
    this.told(saved);
  }
}
