import '../styles/mantine.css';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestError } from '../gql/client';
import { CrashGuard } from '../ui/states';
import { Toasts } from '../ui/Toasts';
import { makeRouter } from './router';
import { cssVariables, theme } from './theme';

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
// The scroll lock of dialogs writes a style of its own.
if (nonce) setNonce(nonce);

// After a deploy an old page asks for files that are gone: it is loaded anew, once.
addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('adjoin.reloaded') === location.href) return;
  sessionStorage.setItem('adjoin.reloaded', location.href);
  location.reload();
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the service has answered stays answered; what did not arrive is asked for again.
      retry: (count, error) => !(error instanceof RequestError) && count < 2,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <CrashGuard>
          <RouterProvider router={makeRouter(queries)} />
          <Toasts />
        </CrashGuard>
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
