import { defineConfig } from 'vite';

// The page of respondents is built by itself: it shares no file with the application, so that neither grows with the
// other. Its worker (--mode worker) is one classic script with a name that stays: browsers find its newer versions by it.
const worker = {
  emptyOutDir: false,
  copyPublicDir: false,
  rolldownOptions: {
    input: 'src/respond/worker.ts',
    output: { entryFileNames: 's-worker.js', format: 'iife' as const },
  },
};

const page = {
  emptyOutDir: false,
  copyPublicDir: false,
  manifest: '.vite/respond.json',
  modulePreload: { polyfill: false },
  rolldownOptions: { input: 's.html' },
};

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Parents have the phones of some years ago.
  build: { target: ['es2019', 'chrome80', 'safari13'], ...(mode === 'worker' ? worker : page) },
}));
