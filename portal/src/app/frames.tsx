import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent as page, Outlet, redirect } from '@tanstack/react-router';
import { ErrorBlock, Missing } from '../ui/states';
import { creatingIn } from './creating';
import { home } from './home';
import { meQuery, membershipOf, type Me } from './session';

interface Context {
  readonly queries: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: Missing });

/** Within the frame of who is signed in. */
export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: creatingIn,
  component: page(() => import('../ui/Shell'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    const me = signedIn(await context.queries.ensureQueryData(meQuery), location.href);
    const start = home(me);
    // A firm that is not admitted yet has a page of its own.
    if (start === '/register' || start === '/welcome') throw redirect({ to: start });
  },
  errorComponent: ({ error, reset }) => <ErrorBlock error={error} retry={reset} />,
});

export function signedIn(me: Me | null, href: string): Me {
  if (!me) throw redirect({ to: '/login', search: { next: href } });
  return me;
}

export const errors = { errorComponent: ErrorBlock } as const;
/** Pages that are about the firm she works for; an admin without one is shown her own. */
export const firm = createRoute({
  getParentRoute: () => app,
  id: 'firm',
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me && !membershipOf(me)) throw redirect({ to: '/admin/approvals' });
  },
});
