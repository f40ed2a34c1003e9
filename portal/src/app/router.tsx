import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent as page, Outlet, redirect } from '@tanstack/react-router';
import { ErrorBlock, Missing } from '../ui/states';
import { campaignRecords, campaigns } from './campaign-routes';
import { text, words } from './creating';
import { app, errors, firm, root, signedIn } from './frames';
import { home } from './home';
import { bookAsked, narrowedBy } from './narrowed';
import { meQuery } from './session';

export type { Creating } from './creating';

const nextPage = (search: Record<string, unknown>): { next?: string | undefined } => ({ next: text(search['next']) });

/** Open to everybody; who is signed in has no business at the front door. */
const landing = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: page(() => import('../features/front/Landing'), 'Landing'),
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me) throw redirect({ to: home(me) });
  },
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: nextPage,
  component: page(() => import('../features/front/Login'), 'Login'),
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me) throw redirect({ to: home(me) });
  },
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: page(() => import('../features/front/Forgot'), 'Forgot'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: (search: Record<string, unknown>): { nominated?: string | undefined } => ({
    nominated: text(search['nominated']),
  }),
  component: page(() => import('../features/register/Register'), 'Register'),
  loader: ({ context }) => context.queries.ensureQueryData(meQuery),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: page(() => import('../features/register/Welcome'), 'Welcome'),
  beforeLoad: async ({ context, location }) => signedIn(await context.queries.ensureQueryData(meQuery), location.href),
});

const today = createRoute({
  getParentRoute: () => firm,
  path: '/today',
  component: page(() => import('../features/daily/Today'), 'Today'),
  ...errors,
});
const inbox = createRoute({
  getParentRoute: () => firm,
  path: '/inbox',
  validateSearch: words('box', 'item'),
  component: page(() => import('../features/daily/Inbox'), 'Inbox'),
  ...errors,
});
const discover = createRoute({
  getParentRoute: () => firm,
  path: '/discover',
  validateSearch: narrowedBy,
  component: page(() => import('../features/discover/Discover'), 'Discover'),
  ...errors,
});
const nominations = createRoute({
  getParentRoute: () => firm,
  path: '/discover/nominations',
  component: page(() => import('../features/nominations/Nominations'), 'Nominations'),
  ...errors,
});
const firms = createRoute({
  getParentRoute: () => app,
  path: '/firms',
  component: page(() => import('../features/firms/Firms'), 'Firms'),
  ...errors,
});
const firmRecord = createRoute({
  getParentRoute: () => app,
  path: '/firms/$slug',
  component: page(() => import('../features/firms/Firm'), 'Firm'),
  ...errors,
});
const alliances = createRoute({
  getParentRoute: () => firm,
  path: '/alliances',
  validateSearch: (search: Record<string, unknown>): { view?: 'board' | undefined } => ({
    view: search['view'] === 'board' ? 'board' : undefined,
  }),
  component: page(() => import('../features/alliances/Alliances'), 'Alliances'),
  ...errors,
});
const alliance = createRoute({
  getParentRoute: () => app,
  path: '/alliances/$id',
  validateSearch: words('tab'),
  component: page(() => import('../features/alliances/Alliance'), 'Alliance'),
  ...errors,
});
const clients = createRoute({
  getParentRoute: () => firm,
  path: '/clients',
  validateSearch: bookAsked,
  component: page(() => import('../features/clients/Clients'), 'Clients'),
  ...errors,
});
const contactImport = createRoute({
  getParentRoute: () => firm,
  path: '/clients/import',
  component: page(() => import('../features/contacts/ImportContacts'), 'ImportContacts'),
  ...errors,
});
const client = createRoute({
  getParentRoute: () => firm,
  path: '/clients/$id',
  component: page(() => import('../features/clients/Client'), 'Client'),
  ...errors,
});
const map = createRoute({
  getParentRoute: () => firm,
  path: '/map',
  validateSearch: words('with', 'tab'),
  component: page(() => import('../features/map/MapPage'), 'MapPage'),
  ...errors,
});
const importBegin = createRoute({
  getParentRoute: () => firm,
  path: '/clients/lists',
  component: page(() => import('../features/imports/Begin'), 'Begin'),
  ...errors,
});
const importRecord = createRoute({
  getParentRoute: () => firm,
  path: '/clients/lists/$id',
  component: page(() => import('../features/imports/Import'), 'Import'),
  ...errors,
});
const introductions = createRoute({
  getParentRoute: () => firm,
  path: '/introductions',
  validateSearch: (search: Record<string, unknown>): { view?: 'board' | undefined; saved?: string | undefined } => ({
    view: search['view'] === 'board' ? 'board' : undefined,
    saved: text(search['saved']),
  }),
  component: page(() => import('../features/introductions/Introductions'), 'Introductions'),
  ...errors,
});
const introduction = createRoute({
  getParentRoute: () => app,
  path: '/introductions/$id',
  component: page(() => import('../features/introductions/Introduction'), 'Introduction'),
  ...errors,
});
const outcomes = createRoute({
  getParentRoute: () => firm,
  path: '/outcomes',
  validateSearch: words('tab'),
  component: page(() => import('../features/outcomes/Outcomes'), 'Outcomes'),
  ...errors,
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: page(() => import('../features/settings/Settings'), 'Settings'),
  ...errors,
});
const settingsPart = createRoute({
  getParentRoute: () => app,
  path: '/settings/$part',
  component: page(() => import('../features/settings/Settings'), 'Settings'),
  ...errors,
});

/** Pages of the network's admins. To others they are not there. */
const admin = createRoute({
  getParentRoute: () => app,
  id: 'admin',
  component: Outlet,
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me?.isAdmin) throw redirect({ to: '/today' });
  },
});
const approvals = createRoute({
  getParentRoute: () => admin,
  path: '/admin/approvals',
  validateSearch: (
    search: Record<string, unknown>,
  ): { queue?: 'alliances' | 'campaigns' | 'outcomes' | undefined; item?: string | undefined } => ({
    queue: (['alliances', 'campaigns', 'outcomes'] as const).find((each) => each === search['queue']),
    item: text(search['item']),
  }),
  component: page(() => import('../features/admin/Approvals'), 'Approvals'),
  ...errors,
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/admin/audit',
  validateSearch: words('actor', 'business', 'subject', 'type', 'since', 'until'),
  component: page(() => import('../features/admin/Audit'), 'Audit'),
  ...errors,
});

/** Whatever is not there is said in the frame, from which one finds on. */
const missing = createRoute({ getParentRoute: () => app, path: '$', component: Missing });

const tree = root.addChildren([
  landing,
  login,
  forgot,
  register,
  welcome,
  app.addChildren([
    firm.addChildren([
      ...[today, inbox, discover, nominations, alliances, map],
      ...[clients, contactImport, importBegin, importRecord, client, introductions, outcomes],
      ...campaigns,
    ]),
    firms,
    firmRecord,
    alliance,
    introduction,
    ...campaignRecords,
    settings,
    settingsPart,
    admin.addChildren([approvals, audit]),
    missing,
  ]),
]);

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: ErrorBlock,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
