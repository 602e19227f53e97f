import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { Configuration } from '../shared/api/types';
import { styleNonce } from '../shared/nonce';
import { session } from '../shared/session/session';
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
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      getStyleNonce={styleNonce}
    >
      <Suspense fallback={<Splash />}>
        <Gate configuration={configuration} />
      </Suspense>
    </MantineProvider>
  );
}

function Gate({ configuration }: { configuration: Promise<Configuration> }) {
  const { status, failed } = useSyncExternalStore(session.subscribe, session.state);
  const settings = useSettled(configuration);
  if (status === 'in') return <Workplace />;
  if (settings === 'failed') return <ServerAway />;
  if (status === 'starting' || !settings) return <Splash />;
  return <Landing configuration={settings} failed={failed ?? false} />;
}

function useSettled(configuration: Promise<Configuration>): Configuration | 'failed' | null {
  const [settled, setSettled] = useState<Configuration | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    configuration.then(
      (loaded) => current && setSettled(loaded),
      () => current && setSettled('failed'),
    );
    return () => {
      current = false;
    };
  }, [configuration]);
  return settled;
}

/** A tab that is signed in asks for the workplace at once. */
export function preloadWorkplace(): void {
  if (session.state().status !== 'out') void loadWorkplace();
}
