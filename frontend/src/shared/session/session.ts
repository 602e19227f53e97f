import type { User, UserManager } from 'oidc-client-ts';

/** What sign-in needs to know; the server tells it in GET /configuration. */
export type SessionSettings = { issuer: string; spaClientId: string };
export type SessionState = { status: 'starting' | 'in' | 'out'; failed?: boolean };

const HINT = 'opora.signed-in';
const CHANNEL = 'opora-session';
const CALLBACK = '/signed-in';
/** A token this close to its end is renewed before it is sent. */
const EARLY_SECONDS = 10;

let state: SessionState = { status: 'starting' };
let settings: Promise<SessionSettings> | null = null;
let manager: Promise<UserManager> | null = null;
let renewing: Promise<string | null> | null = null;
let leaving = false;
const listeners = new Set<() => void>();

export const session = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  state: () => state,
};

function become(next: SessionState) {
  state = next;
  listeners.forEach((listener) => listener());
}

/** Called once, before the first render. A tab that holds a good token does not wait for anything. */
export function startSession(configuration: Promise<SessionSettings>): void {
  settings = configuration;
  listenToOtherTabs();
  const answer = new URLSearchParams(window.location.search);
  if (window.location.pathname === CALLBACK && answer.has('state')) {
    void finishSignIn();
    return;
  }
  const user = storedUser();
  if (user && isFresh(user)) {
    become({ status: 'in' });
    // The client that renews the token comes when the page has settled.
    setTimeout(() => void client().catch(() => undefined), 5_000);
  } else if (user?.refresh_token) {
    void renewedToken().then((token) => become({ status: token ? 'in' : 'out' }));
  } else {
    become({ status: 'out' });
  }
}

async function finishSignIn() {
  try {
    const user = await (await client()).signinCallback();
    localStorage.setItem(HINT, '1');
    window.history.replaceState({}, '', returnAddress(user));
    become({ status: 'in' });
  } catch {
    window.history.replaceState({}, '', '/');
    become({ status: 'out', failed: true });
  }
}

function client(): Promise<UserManager> {
  manager ??= create();
  manager.catch(() => (manager = null));
  return manager;
}

async function create(): Promise<UserManager> {
  if (!settings) throw new Error('The session has not been started');
  const [{ createManager }, known] = await Promise.all([import('./oidc'), settings]);
  const made = createManager(known);
  made.events.addUserUnloaded(() => {
    if (!leaving) become({ status: 'out' });
  });
  return made;
}

type StoredUser = Pick<User, 'access_token' | 'expires_at' | 'refresh_token'>;

/** The user as oidc-client-ts keeps it in this tab; read directly so that the client itself can come later. */
function storedUser(): StoredUser | null {
  const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
  const text = key && sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as StoredUser) : null;
}

const isFresh = (user: StoredUser) => (user.expires_at ?? 0) - EARLY_SECONDS > Date.now() / 1000;

export async function accessToken(): Promise<string | null> {
  const user = storedUser();
  if (!user) return null;
  return isFresh(user) ? user.access_token : renewedToken();
}

/** Renews once for all requests that wait; null when the session is over. */
export function renewedToken(): Promise<string | null> {
  renewing ??= renew().finally(() => (renewing = null));
  return renewing;
}

async function renew(): Promise<string | null> {
  if (!storedUser()?.refresh_token) return null;
  try {
    return (await (await client()).signinSilent())?.access_token ?? null;
  } catch {
    return null;
  }
}

export async function signIn(returnTo = currentAddress()): Promise<void> {
  const state = { returnTo: returnTo.startsWith(CALLBACK) ? '/' : returnTo };
  await (await client()).signinRedirect({ state, ui_locales: document.documentElement.lang });
}

/** After a 401 that renewal could not cure: back to the sign-in service, then to the same address. */
export async function signInAgain(): Promise<void> {
  if (leaving) return;
  leaving = true;
  try {
    await (await client()).removeUser();
    await signIn();
  } catch {
    leaving = false;
    become({ status: 'out', failed: true });
  }
}

export async function signOut(): Promise<void> {
  localStorage.removeItem(HINT);
  if ('BroadcastChannel' in window) new BroadcastChannel(CHANNEL).postMessage('signed-out');
  leaving = true;
  try {
    await (await client()).signoutRedirect();
  } catch {
    // The sign-in service cannot be reached: at least this browser forgets.
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('oidc.')) sessionStorage.removeItem(key);
    window.location.assign('/');
  }
}

function listenToOtherTabs() {
  if (!('BroadcastChannel' in window)) return;
  new BroadcastChannel(CHANNEL).onmessage = (message) => {
    if (message.data !== 'signed-out' || leaving) return;
    sessionStorage.clear();
    become({ status: 'out' });
  };
}

/** True when another tab of this browser signed in: this tab may ask the sign-in service without a click, once. */
export function maySignInQuietly(): boolean {
  if (localStorage.getItem(HINT) === null || sessionStorage.getItem(HINT) !== null) return false;
  sessionStorage.setItem(HINT, 'tried');
  return true;
}

function returnAddress(user: User | undefined): string {
  const to = (user?.state as { returnTo?: string } | undefined)?.returnTo;
  return to?.startsWith('/') && !to.startsWith('//') ? to : '/';
}

const currentAddress = () => window.location.pathname + window.location.search + window.location.hash;
