// npm run e2e: drives the real product in a real Chromium; ends with a line "N passed, N failed".
//   npm run e2e -- "part of a name"   those tests only
//   npm run e2e -- --screens          all of them, then the walk through every screen
import { mkdirSync } from 'node:fs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { tests as administration } from './administration.test.mjs';
import { tests as mainJob } from './main-job.test.mjs';
import { tests as execution } from './execution.test.mjs';
import { tests as planLife } from './plan-life.test.mjs';
import { tests as policy } from './policy.test.mjs';
import { tests as profile } from './profile.test.mjs';
import { tests as monitoring } from './monitoring.test.mjs';
import { tests as offices } from './offices.test.mjs';
import { tests as respondent } from './respondent.test.mjs';
import { tests as screens } from './screens.test.mjs';
import { tests as surveys } from './surveys.test.mjs';

const out = new URL('./.out/', import.meta.url);
const withScreens = process.argv.includes('--screens');
const only = process.argv.slice(2).find((one) => !one.startsWith('--'));

/**
 * Two lanes of equal length, each with a product and a browser of its own: nobody changes what another one looks at, and while
 * one waits the other one works. The walk through every screen takes minutes: it has a command of its own, `npm run e2e:screens`.
 */
const lanes = [
  [mainJob, execution, respondent, profile],
  [monitoring, administration, policy, offices, planLife, surveys, ...(only || withScreens ? [screens] : [])],
];

let passed = 0;
let failed = 0;
// A product that stands somewhere is one for all of them.
for (const { reason } of await Promise.allSettled((process.env.OPORA_URL ? [lanes.flat()] : lanes).map(walk))) {
  if (reason) {
    failed++;
    console.log(`FAIL  a lane did not get to its end\n${reason.stack}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** The tests of a lane one after the other. */
async function walk(files) {
  const named = (file) => Object.keys(file('', null)).some((name) => !only || name.includes(only));
  if (!files.some(named)) return;
  const server = await startServer();
  let browser;
  try {
    browser = await launchBrowser();
    const all = files.flatMap((file) => Object.entries(file(server.url, browser, server.mail)));
    for (const [name, test] of all.filter(([title]) => !only || title.includes(only))) {
      await run(name, test, browser);
    }
  } finally {
    // A browser that has died must not keep the server.
    await browser?.close().catch(() => {});
    await server.stop();
  }
}

async function run(name, test, browser) {
  const since = Date.now();
  try {
    const said = await test();
    passed++;
    console.log(`ok    ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)${said ? `: ${said}` : ''}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error.stack}`);
    await photograph(name, browser);
  }
  for (const context of browser.contexts()) await context.close().catch(() => {});
}

/** The last page as it stood, for whoever reads the failure. */
async function photograph(name, browser) {
  mkdirSync(out, { recursive: true });
  const page = browser.contexts().at(-1)?.pages().at(-1);
  await page?.screenshot({ path: new URL(`${name.replace(/\W+/g, '-')}.png`, out).pathname }).catch(() => {});
}
