/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './App';
import './respond.css';
import { Session } from './session';
import { openStore } from './store';

const token = decodeURIComponent(window.location.pathname.split('/')[2] ?? '');

async function start(): Promise<void> {
  const session = new Session(token, await openStore());
  render(<App session={session} />, document.getElementById('root')!);
  await session.open();
}

/** Opens the page without a network the next time. Where the browser has no such thing, answers are kept all the same. */
function keepPage(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register('/s-worker.js', { scope: '/s/' }).catch(() => undefined);
  }
}

void start().then(keepPage);
