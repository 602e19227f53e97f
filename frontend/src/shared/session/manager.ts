import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

/** What sign-in needs to know; the server tells it in GET /configuration. */
export type SessionSettings = { issuer: string; spaClientId: string };

/** Kept through the redirect, so that the person returns to the address they asked for. */
export type SignInState = { returnTo: string };

const HINT = 'opora.signed-in';
const CHANNEL = 'opora-session';

let manager: UserManager | null = null;
let renewing: Promise<string | null> | null = null;
let leaving = false;

export function createManager({ issuer, spaClientId }: SessionSettings): UserManager {
  const origin = window.location.origin;
  manager = new UserManager({
    authority: issuer,
    client_id: spaClientId,
    redirect_uri: `${origin}/signed-in`,
    post_logout_redirect_uri: `${origin}/`,
    response_type: 'code',
    scope: 'openid profile email offline_access',
    // Renewal goes by the refresh token: no hidden frame, which browsers that block foreign cookies would break.
    automaticSilentRenew: true,
    // Each tab owns its tokens: refresh rotation would let two tabs sharing one token throw each other out.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
  manager.events.addUserLoaded(() => localStorage.setItem(HINT, '1'));
  listenToOtherTabs(manager);
  return manager;
}

function listenToOtherTabs(ours: UserManager) {
  if (!('BroadcastChannel' in window)) return;
  new BroadcastChannel(CHANNEL).onmessage = (message) => {
    if (message.data === 'signed-out') void ours.removeUser();
  };
}

export async function accessToken(): Promise<string | null> {
  const user = await manager?.getUser();
  if (!user) return null;
  return user.expired ? renewedToken() : user.access_token;
}

/** Renews once for all requests that wait; null when the session is over. */
export function renewedToken(): Promise<string | null> {
  renewing ??= renew().finally(() => (renewing = null));
  return renewing;
}

async function renew(): Promise<string | null> {
  const user = await manager?.getUser();
  if (!manager || !user?.refresh_token) return null;
  try {
    return (await manager.signinSilent())?.access_token ?? null;
  } catch {
    return null;
  }
}

export async function signIn(returnTo = currentAddress()): Promise<void> {
  const state: SignInState = { returnTo: returnTo.startsWith('/signed-in') ? '/' : returnTo };
  await manager?.signinRedirect({ state });
}

/** After a 401 that renewal could not cure: back to the sign-in service, then to the same address. */
export async function signInAgain(): Promise<void> {
  if (leaving || !manager) return;
  leaving = true;
  await manager.removeUser();
  await signIn();
}

export async function signOut(): Promise<void> {
  if (!manager) return;
  localStorage.removeItem(HINT);
  if ('BroadcastChannel' in window) new BroadcastChannel(CHANNEL).postMessage('signed-out');
  leaving = true;
  try {
    await manager.signoutRedirect();
  } catch {
    await manager.removeUser();
    window.location.assign('/');
  }
}

/** True when another tab of this browser signed in: this tab can ask the sign-in service without a click, once. */
export function maySignInQuietly(): boolean {
  if (localStorage.getItem(HINT) === null || sessionStorage.getItem(HINT) !== null) return false;
  sessionStorage.setItem(HINT, 'tried');
  return true;
}

export const returnAddress = (user: User | undefined): string => {
  const to = (user?.state as SignInState | undefined)?.returnTo;
  return to?.startsWith('/') && !to.startsWith('//') ? to : '/';
};

const currentAddress = () => window.location.pathname + window.location.search + window.location.hash;
