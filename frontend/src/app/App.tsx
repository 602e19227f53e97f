import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { AuthProvider, useAuth } from 'react-oidc-context';
import type { UserManager } from 'oidc-client-ts';
import type { Configuration } from '../shared/api/types';
import { createManager, returnAddress } from '../shared/session/manager';
import { ServerAway } from '../features/session/ServerAway';
import { Splash } from '../features/session/Splash';
import { theme } from './theme';

const Landing = lazy(() => import('../features/session/Landing'));
const loadWorkplace = () => import('./Workplace');
const Workplace = lazy(loadWorkplace);

const colorSchemes = localStorageColorSchemeManager({ key: 'opora.color-scheme' });

/** Before sign-in only the small landing page is loaded; the workplace comes with the session. */
export function App({ configuration }: { configuration: Promise<Configuration> }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
      <Configured configuration={configuration} />
    </MantineProvider>
  );
}

type Ready = { configuration: Configuration; manager: UserManager };

function Configured({ configuration }: { configuration: Promise<Configuration> }) {
  const [ready, setReady] = useState<Ready | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    configuration.then(
      (loaded) => current && setReady({ configuration: loaded, manager: createManager(loaded) }),
      () => current && setReady('failed'),
    );
    return () => {
      current = false;
    };
  }, [configuration]);
  if (ready === 'failed') return <ServerAway />;
  if (!ready) return <Splash />;
  return (
    <AuthProvider
      userManager={ready.manager}
      onSigninCallback={(user) => window.history.replaceState({}, '', returnAddress(user ?? undefined))}
    >
      <Suspense fallback={<Splash />}>
        <Gate configuration={ready.configuration} />
      </Suspense>
    </AuthProvider>
  );
}

function Gate({ configuration }: { configuration: Configuration }) {
  const auth = useAuth();
  if (auth.isLoading || auth.activeNavigator) return <Splash />;
  return auth.isAuthenticated ? <Workplace /> : <Landing configuration={configuration} failure={auth.error?.message} />;
}

// A tab that is already signed in should not wait for the configuration before it asks for the workplace.
if (Object.keys(sessionStorage).some((key) => key.startsWith('oidc.user:'))) void loadWorkplace();
