// A Chromium for the tests: an installed one when there is one, else the one that comes from npm and needs no system
// packages. The latter is unpacked once beside node_modules.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import tar from 'tar-fs';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '..', 'node_modules', '.cache', 'opora-chromium');

function installed() {
  if (process.env.OPORA_CHROMIUM) return process.env.OPORA_CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .toString()
        .split(/\r?\n/)[0]
        .trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}

async function unpack() {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const executable = join(cache, 'chromium');
  const done = join(cache, 'unpacked');
  if (!existsSync(done)) {
    mkdirSync(cache, { recursive: true });
    const open = (name) => createReadStream(join(bin, name)).pipe(createBrotliDecompress());
    await pipeline(open('chromium.br'), createWriteStream(executable, { mode: 0o755 }));
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      await pipeline(open(`${name}.tar.br`), tar.extract(join(cache, name)));
    }
    // Without a font configuration text has no height at all.
    writeFileSync(
      join(cache, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(cache, 'fonts')}</dir><cachedir>${join(cache, 'font-cache')}</cachedir></fontconfig>`,
    );
    writeFileSync(done, '');
  }
  process.env.LD_LIBRARY_PATH = [join(cache, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  process.env.FONTCONFIG_FILE = join(cache, 'fonts.conf');
  return executable;
}

let unpacked = null;

export async function launchBrowser(args = []) {
  const executablePath = installed() ?? (await (unpacked ??= unpack()));
  return chromium.launch({ executablePath, args, headless: true });
}
