import './workplace.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onLanguageChange } from '../shared/i18n/i18n';
import { ApiProblem } from '../shared/api/problem';
import { createAppRouter } from './router';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what a second try can cure: the network and a server that stumbled.
      retry: (count, error) =>
        count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
  },
});

const router = createAppRouter();

/** Everything behind sign-in. */
export default function Workplace() {
  useEffect(followChanges, []);
  // Messages and names come from the server in the language of the page.
  useEffect(() => onLanguageChange(() => void queryClient.invalidateQueries()), []);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

/** Begins when the page has been asked for: the first screen does not wait for it. */
function followChanges() {
  let end: (() => void) | null = () => undefined;
  void import('../shared/live/live').then(({ startLive }) => {
    if (end) end = startLive(queryClient);
  });
  return () => {
    end?.();
    end = null;
  };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
