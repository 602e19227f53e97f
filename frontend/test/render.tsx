import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { parseAddress, writeAddress } from '../src/app/addresses';

/** A server of the contract for one test file; a request nobody expects fails the test. */
export function mockServer(...handlers: Parameters<typeof setupServer>) {
  const server = setupServer(...handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

type Place = { path: string; at: string; search?: (search: Record<string, unknown>) => object };

/** A page at its address, with the providers the app gives it and nothing of the shell. */
export function renderPage(Page: () => ReactNode, { path, at, search }: Place) {
  const root = createRootRoute();
  const route = createRoute({ getParentRoute: () => root, path, component: Page, validateSearch: search });
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { router, client };
}
