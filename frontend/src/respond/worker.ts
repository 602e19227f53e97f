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

/** The page goes last into the cache: what it needs is there before it, and what it does not need any more goes after. */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  const answer = await fetch(SHELL, { headers: { Accept: 'text/html' }, credentials: 'omit' });
  const html = await answer.clone().text();
  if (!answer.ok || !html.includes('opora-respond')) throw new Error('Not our page');
  const needed = new Set<string>();
  for (const [, each] of html.matchAll(ASSETS)) {
    needed.add(each!);
    const text = await (await held(cache, each!)).text();
    for (const [, part] of text.matchAll(PARTS)) needed.add(`/assets/${part!}`);
  }
  for (const each of needed) await held(cache, each);
  await cache.put(SHELL, answer);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== SHELL && !needed.has(pathname)) await cache.delete(request);
  }
}
