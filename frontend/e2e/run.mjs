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
import { tests as offices } from './offices.test.mjs';
import { tests as respondent } from './respondent.test.mjs';
import { tests as screens } from './screens.test.mjs';
import { tests as surveys } from './surveys.test.mjs';

const out = new URL('./.out/', import.meta.url);
const withScreens = process.argv.includes('--screens');
const only = process.argv.slice(2).find((one) => !one.startsWith('--'));
const server = await startServer();
const browser = await launchBrowser();
let passed = 0;
let failed = 0;
try {
  const all = Object.entries({
    ...mainJob(server.url, browser),
    ...administration(server.url, browser),
    ...planLife(server.url, browser),
    ...policy(server.url, browser),
    ...offices(server.url, browser),
    ...execution(server.url, browser),
    ...respondent(server.url, browser),
    ...surveys(server.url, browser),
    // The walk through every screen takes minutes: it has a command of its own, `npm run e2e:screens`.
    ...(only || withScreens ? screens(server.url, browser) : {}),
  });
  for (const [name, test] of all.filter(([title]) => !only || title.includes(only))) {
    const began = Date.now();
    try {
      const said = await test();
      passed++;
      console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)${said ? `: ${said}` : ''}`);
    } catch (error) {
      failed++;
      console.log(`FAIL  ${name}\n${error.stack}`);
      await photograph(name);
    }
    for (const context of browser.contexts()) await context.close().catch(() => {});
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** The last page as it stood, for whoever reads the failure. */
async function photograph(name) {
  mkdirSync(out, { recursive: true });
  const page = browser.contexts().at(-1)?.pages().at(-1);
  await page?.screenshot({ path: new URL(`${name.replace(/\W+/g, '-')}.png`, out).pathname }).catch(() => {});
}
