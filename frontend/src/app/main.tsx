import '@fontsource-variable/golos-text/wght.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n/i18n';
import { loadConfiguration } from '../shared/api/loadConfiguration';
import { App } from './App';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

// The words and the settings travel together; neither waits for the other.
const configuration = loadConfiguration();
configuration.catch(() => undefined);
await startI18n();
createRoot(place).render(
  <StrictMode>
    <App configuration={configuration} />
  </StrictMode>,
);
