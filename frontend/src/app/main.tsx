import '@fontsource-variable/golos-text/wght.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n/i18n';
import { styleNonce } from '../shared/nonce';
import { loadConfiguration } from '../shared/api/loadConfiguration';
import { startSession } from '../shared/session/session';
import { App, preloadWorkplace } from './App';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

// The library that keeps the page still behind a dialog looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

// The words, the settings and the code of the workplace travel together; none waits for another.
const configuration = loadConfiguration();
configuration.catch(() => undefined);
startSession(configuration);
preloadWorkplace();
await startI18n();
createRoot(place).render(
  <StrictMode>
    <App configuration={configuration} />
  </StrictMode>,
);
