import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { GRACE, STILL } from './drafts';
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

/** Whether a screen has been shown since the page was opened. */
let opened = false;

/** The heading of a screen has the focus when the screen changes, so that it is read out; not when the page is opened. */
export function useFocusOn<E extends HTMLElement>(what: string): { current: E | null } {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    if (opened) {
      window.scrollTo(0, 0);
      ref.current?.focus({ preventScroll: true });
    }
    opened = true;
  }, [what]);
  return ref;
}

export type Late = typeof LateScreens;

/**
 * The screens that come after the first one; null until they are here. They don't come before what the first one needs.
 *
 * @param mayReload whether they are waited for, and nothing is lost with the page
 */
export function useLate(wanted: boolean, mayReload: () => boolean): Late | null {
  const [late, setLate] = useState<Late | null>(null);
  const may = useRef(mayReload);
  may.current = mayReload;
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    const load = (): void => {
      import('./screens/late').then(
        (module) => {
          setLate(module);
          marked(false);
        },
        () => {
          // Some browsers never fetch again, on the same page, a module that once failed.
          if (navigator.onLine && may.current() && marked(true)) window.location.reload();
          else timer = setTimeout(load, 2_000);
        },
      );
    };
    load();
    return () => clearTimeout(timer);
  }, [wanted]);
  return late;
}

const RELOADED = 'opora.respond.reloaded';

/** Marks that the page was loaded anew for its later screens; false where it is so already, or can't be remembered. */
function marked(reloaded: boolean): boolean {
  try {
    if (!reloaded) sessionStorage.removeItem(RELOADED);
    else if (sessionStorage.getItem(RELOADED) !== null) return false;
    else sessionStorage.setItem(RELOADED, '1');
    return true;
  } catch {
    return false;
  }
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

/** A tap is over by then: what it touched has not moved away under the finger. */
const TAP = 500;

/** On a shared device: whether nobody has touched it for so long that the answers are soon deleted. */
export function useIdle(session: Session, active: boolean): [boolean, () => void] {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout>;
    let hide: ReturnType<typeof setTimeout>;
    const leave = (): void => void (session.state.draft && session.discard(session.state.draft.id));
    const ask = (): void => {
      setAsked(true);
      timer = setTimeout(leave, GRACE);
    };
    const touched = ({ type }: { type: string }): void => {
      // The device has slept, and clocks of pages with it.
      if (session.isLeft()) return leave();
      session.touch();
      clearTimeout(timer);
      timer = setTimeout(ask, STILL);
      clearTimeout(hide);
      hide = setTimeout(() => setAsked(false), type === 'pointerdown' ? TAP : 0);
    };
    const seen = (): void => {
      if (document.visibilityState === 'visible' && session.isLeft()) leave();
    };
    timer = setTimeout(ask, STILL);
    const events = ['pointerdown', 'keydown', 'input', 'click'] as const;
    // Before the fields: what somebody left is not changed by the next one's first touch.
    events.forEach((each) => window.addEventListener(each, touched, true));
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      clearTimeout(hide);
      setAsked(false);
      events.forEach((each) => window.removeEventListener(each, touched, true));
      document.removeEventListener('visibilitychange', seen);
    };
  }, [active, session]);
  return [asked && active, () => setAsked(false)];
}
