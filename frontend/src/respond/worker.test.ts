import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './worker';

/** What the server has, and what the browser keeps: text by path. */
let server: Map<string, string>;
let kept: Map<string, string>;

/** One version of the page: its script, and what that loads later. */
const version = (number: number) =>
  new Map([
    ['/s/', `<html id="opora-respond"><script src="/assets/page${number}.js"></script></html>`],
    [`/assets/page${number}.js`, `import("./late${number}.js")`],
    [`/assets/late${number}.js`, ''],
  ]);
const paths = (...numbers: number[]) =>
  ['/s/', ...numbers.flatMap((number) => [`/assets/page${number}.js`, `/assets/late${number}.js`])].sort();

const got = (path: string) => {
  const text = server.get(path);
  if (text === undefined) throw new TypeError(`${path} is not there any more`);
  return text;
};

const cache = {
  match: async (path: string) => (kept.has(path) ? new Response(kept.get(path)) : undefined),
  add: async (path: string) => void kept.set(path, got(path)),
  put: async (path: string, answer: Response) => void kept.set(path, await answer.text()),
  keys: async () => [...kept.keys()].map((path) => ({ url: `https://opora.example${path}` })),
  delete: async ({ url }: { url: string }) => kept.delete(new URL(url).pathname),
};

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('fetch', async (path: string) => new Response(got(path)));
  vi.stubGlobal('skipWaiting', async () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

async function keep(): Promise<void> {
  let waited: Promise<unknown> | undefined;
  const event = new Event('install');
  window.dispatchEvent(Object.assign(event, { waitUntil: (work: Promise<unknown>) => (waited = work) }));
  await waited;
}

it('keeps a new page beside the files of the one that may still be open, and drops what is older', async () => {
  server = version(1);
  await keep();
  expect([...kept.keys()].sort()).toEqual(paths(1));
  server = version(2);
  await keep();
  expect([...kept.keys()].sort()).toEqual(paths(1, 2));
  expect(kept.get('/s/')).toContain('page2.js');
  await keep();
  expect([...kept.keys()].sort(), 'nothing is new').toEqual(paths(1, 2));
  server = version(3);
  await keep();
  expect([...kept.keys()].sort()).toEqual(paths(2, 3));
});
