import { useEffect, useRef, useState } from 'preact/hooks';
import { CHANNEL } from './outbox';
import type * as LateScreens from './screens/late';
import type { Session, State } from './session';

export function useSession(session: Session): State {
  const [state, setState] = useState(session.state);
  useEffect(() => {
    setState(session.state);
    return session.subscribe(() => setState(session.state));
  }, [session]);
  return state;
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** The heading of a screen has the focus when the screen changes, so that it is read out; not when the page is opened. */
export function useFocusOn<E extends HTMLElement>(what: string): { current: E | null } {
  const ref = useRef<E>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      window.scrollTo(0, 0);
      ref.current?.focus({ preventScroll: true });
    }
  }, [what]);
  return ref;
}

export type Late = typeof LateScreens;

/** The screens that come after the first one; null until they are here. They don't come before what the first one needs. */
export function useLate(wanted: boolean): Late | null {
  const [late, setLate] = useState<Late | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    const load = (): void => {
      import('./screens/late').then(
        (module) => setLate(module),
        () => (timer = setTimeout(load, 2_000)),
      );
    };
    load();
    return () => clearTimeout(timer);
  }, [wanted]);
  return late;
}

const LARGE = 'opora.respond.large';

/** Large text: the device remembers it, but for a shared one, where the next person has other eyes. */
export function useLargeText(supervised: boolean): [boolean, (large: boolean) => void] {
  const [large, setLarge] = useState(() => remembered(LARGE));
  useEffect(() => {
    document.documentElement.classList.toggle('large', large);
  }, [large]);
  return [
    large,
    (wanted) => {
      setLarge(wanted);
      try {
        if (wanted && !supervised) localStorage.setItem(LARGE, '1');
        else localStorage.removeItem(LARGE);
      } catch {
        // The browser keeps nothing; the page is large all the same.
      }
    },
  ];
}

function remembered(name: string): boolean {
  try {
    return localStorage.getItem(name) === '1';
  } catch {
    return false;
  }
}

interface Syncing extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** Sends when the network is back, when the page is looked at again, and, where the browser does that, when it is closed. */
export function useSending(session: Session, waits: boolean): void {
  useEffect(() => {
    const send = () => void session.flush(true);
    const seen = () => document.visibilityState === 'visible' && send();
    const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : null;
    channel?.addEventListener('message', () => void session.flush());
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', seen);
    return () => {
      channel?.close();
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [session]);
  useEffect(() => {
    if (!waits || !('serviceWorker' in navigator)) return;
    void navigator.serviceWorker.ready
      .then((registration) => (registration as Syncing).sync?.register('opora-outbox'))
      .catch(() => undefined);
    // Asks the browser not to clear what waits when the device is short of space.
    void navigator.storage?.persist?.().catch(() => undefined);
  }, [waits]);
}

/** The draft is in one tab at a time. Answers with a way to take it from the other one. */
export function useDraftLock(session: Session): () => void {
  const name = `opora-draft ${session.token}`;
  const hold = (options: LockOptions): void => {
    if (!navigator.locks) return;
    navigator.locks
      .request(name, options, (lock) => {
        void session.hold(lock !== null);
        return lock && new Promise<never>(() => undefined);
      })
      .catch(() => session.hold(false));
  };
  useEffect(() => hold({ ifAvailable: true }), [session]);
  return () => hold({ steal: true });
}

const STILL = 9 * 60_000;
const GRACE = 60_000;

/** On a shared device: whether nobody has touched it for so long that the answers are soon deleted. */
export function useIdle(active: boolean, onGone: () => void): [boolean, () => void] {
  const [asked, setAsked] = useState(false);
  const gone = useRef(onGone);
  gone.current = onGone;
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!active) return;
    let timer = setTimeout(() => setAsked(true), STILL);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAsked(true), STILL);
    };
    const events = ['pointerdown', 'keydown', 'input'] as const;
    events.forEach((each) => window.addEventListener(each, touched));
    return () => {
      clearTimeout(timer);
      events.forEach((each) => window.removeEventListener(each, touched));
    };
  }, [active, round]);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => {
      setAsked(false);
      gone.current();
    }, GRACE);
    return () => clearTimeout(timer);
  }, [asked]);
  return [
    asked && active,
    () => {
      setAsked(false);
      setRound(round + 1);
    },
  ];
}
