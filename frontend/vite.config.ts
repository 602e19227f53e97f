import react from '@vitejs/plugin-react';
import type { ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';

const backend = process.env['OPORA_URL'] ?? 'http://localhost:8080';

const inMantine = (names: string) => new RegExp(`@mantine/core/esm/components/(${names})/`);

// Without groups every small component becomes a file of its own: sixty requests that also compress badly.
const start = {
  name: 'start',
  priority: 2,
  test: (id: string) =>
    /node_modules\/(react|react-dom|scheduler|use-sync-external-store|clsx)\//.test(id) ||
    /@mantine\/core\/esm\/core\/|src\/shared\/(session\/session|i18n\/(i18n|translate|codes))\.ts/.test(id) ||
    inMantine('UnstyledButton|Button|Loader|Center|Group|Stack|Text|Title|Anchor|Alert|CloseButton|Transition').test(
      id,
    ),
};
const frame = {
  name: 'frame',
  priority: 1,
  test: (id: string) =>
    /node_modules\/@tanstack\/(router-core|react-router|history|store|react-store|query-core|react-query)\//.test(id) ||
    inMantine(
      'Input|InputBase|TextInput|NativeSelect|ActionIcon|SegmentedControl|FloatingIndicator|Checkbox|Skeleton|List|Kbd',
    ).test(id) ||
    /src\/(features\/\w+(-\w+)?\/search|shared\/surveys\/audiences|app\/shell\/(Shell|FocusButton|PersonButton|OfflineNotice|RouteFailure|NotFound)|shared\/(format|terms\/(doubt|TermDates|TermStatusMark)|ui\/(PageTitle|ProblemAlert|EmptyState|Loading|StatusMark|links|SearchField|useDebounced|DataTable)))/.test(
      id,
    ),
};

/** While developing, the page of respondents stands at the addresses of links, as the server has it. */
const respondents = {
  name: 'respondents',
  configureServer: ({ middlewares }: ViteDevServer) => {
    middlewares.use((request, _, next) => {
      if (request.url?.startsWith('/s/')) request.url = '/s.html';
      next();
    });
  },
};

export default defineConfig({
  plugins: [react({ exclude: /src\/respond\// }), respondents],
  build: {
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    // The order of a methodist's morning: the shell first, the views when they are opened.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [start, frame] } } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/idp', '/actuator'].map((path) => [path, { target: backend, changeOrigin: false }]),
    ),
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // All cores: on two, the usual one less leaves half of the machine idle.
    maxWorkers: '100%',
    // A worker keeps its window and what it has loaded: making them anew for each file took as long as the tests.
    isolate: false,
    // Parts are compiled when they are first asked for, and a busy machine is slow, not wrong.
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
