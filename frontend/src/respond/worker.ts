/// <reference lib="webworker" />
// What makes the page open without a network, once it was opened with one: its shell is kept, and nothing else. It also
// sends what waits when the browser finds the network back after the page was closed.
import { Outbox } from './outbox';
import { openStore } from './store';

const worker = self as unknown as ServiceWorkerGlobalScope & { registration: ServiceWorkerRegistration };
const CACHE = 'opora-respond';
/** The page is the same for every link. */
const SHELL = '/s/';
const ASSETS = /(?:src|href)="(\/assets\/[^"]+)"/g;
/** What a script of ours loads later. */
const PARTS = /["'`]\.\/([\w-]+\.js)["'`]/g;

worker.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(SHELL)) event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
});

worker.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { tag: string };
  if (sync.tag !== 'opora-outbox') return;
  sync.waitUntil(
    openStore()
      .then((store) => new Outbox(store).flush(true))
      .then((left) => {
        // The browser asks again later when this fails.
        if (left.some(({ refused }) => !refused)) throw new Error('Some answers still wait');
      }),
  );
});

/** What was kept at once, and a newer one for the next time. */
async function page(event: FetchEvent): Promise<Response> {
  const kept = await caches.match(SHELL, { cacheName: CACHE });
  if (kept === undefined) return fetch(event.request);
  event.waitUntil(keep().catch(() => undefined));
  return kept;
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}

/** A file of the application: its name says its content, so it is fetched once. */
async function held(cache: Cache, path: string): Promise<Response> {
  if (!(await cache.match(path))) await cache.add(path);
  return (await cache.match(path))!;
}

/** What a page asks for, and what its scripts load later. */
async function filesOf(html: string, textOf: (path: string) => Promise<string>): Promise<Set<string>> {
  const files = new Set<string>();
  for (const [, each] of html.matchAll(ASSETS)) {
    files.add(each!);
    for (const [, part] of (await textOf(each!)).matchAll(PARTS)) files.add(`/assets/${part!}`);
  }
  return files;
}

/**
 * The page goes last into the cache: what it needs is there before it. What nobody needs any more goes after: the page
 * served until now may still be open and load its later parts, which the server may not have any more.
 */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  const before = (await (await cache.match(SHELL))?.text()) ?? '';
  const answer = await fetch(SHELL, { headers: { Accept: 'text/html' }, credentials: 'omit' });
  const html = await answer.clone().text();
  if (!answer.ok || !html.includes('opora-respond')) throw new Error('Not our page');
  const needed = await filesOf(html, async (path) => (await held(cache, path)).text());
  for (const each of needed) await held(cache, each);
  await cache.put(SHELL, answer);
  if (html === before) return;
  const open = await filesOf(before, async (path) => (await (await cache.match(path))?.text()) ?? '');
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== SHELL && !needed.has(pathname) && !open.has(pathname)) await cache.delete(request);
  }
}
