import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { SessionSettings } from './session';

/** The OpenID Connect client; loaded only when somebody signs in or out, or a token grows old. */
export function createManager({ issuer, spaClientId }: SessionSettings): UserManager {
  const origin = window.location.origin;
  return new UserManager({
    authority: issuer,
    client_id: spaClientId,
    redirect_uri: `${origin}/signed-in`,
    post_logout_redirect_uri: `${origin}/`,
    response_type: 'code',
    scope: 'openid profile email offline_access',
    // Renewal goes by the refresh token: no hidden frame, which browsers that block foreign cookies would break.
    automaticSilentRenew: true,
    // Each tab owns its tokens: refresh rotation would let two tabs that share one token throw each other out.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}
