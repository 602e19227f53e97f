// The product under test: the one at OPORA_URL, or the built jar started here with a data folder of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMail } from './mail.mjs';

const PATIENCE = 180_000;
const jar = join(dirname(fileURLToPath(import.meta.url)), '../../backend/app/target/opora.jar');

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function ready(url, child) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`Opora ended with code ${child.exitCode} before it was ready`);
    try {
      if ((await fetch(`${url}/actuator/health`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Opora was not ready in ${PATIENCE / 1000} s`);
}

async function running(url) {
  const health = await fetch(`${url}/actuator/health`).catch(() => null);
  if (!health?.ok) throw new Error(`OPORA_URL is ${url}, and no Opora is ready there`);
  return { url, stop: async () => {} };
}

export async function startServer() {
  if (process.env.OPORA_URL) return running(process.env.OPORA_URL.replace(/\/$/, ''));
  if (!existsSync(jar)) throw new Error(`There is no ${jar}: build it with "mvn package" or set OPORA_URL`);
  const port = await freePort();
  const mail = await openMail();
  const data = mkdtempSync(join(tmpdir(), 'opora-e2e-'));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const child = spawn(java, ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-jar', jar], {
    env: {
      ...process.env,
      SERVER_PORT: String(port),
      OPORA_DATA_DIR: data,
      OPORA_DEMO: 'true',
      SPRING_MAIL_HOST: '127.0.0.1',
      SPRING_MAIL_PORT: String(mail.port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await ended;
    mail.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, mail };
}
