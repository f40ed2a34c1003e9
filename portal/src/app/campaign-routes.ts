import { createRoute, lazyRouteComponent as page } from '@tanstack/react-router';
import { text, words } from './creating';
import { app, errors, firm } from './frames';

const list = createRoute({
  getParentRoute: () => firm,
  path: '/campaigns',
  validateSearch: (search: Record<string, unknown>): { stage?: string | undefined; view?: 'board' | undefined } => ({
    stage: text(search['stage']),
    view: search['view'] === 'board' ? 'board' : undefined,
  }),
  component: page(() => import('../features/campaigns/Campaigns'), 'Campaigns'),
  ...errors,
});
/** `campaign`: the one whose words are changed; `alliance` (see `Creating`): with whom a new one begins. */
const write = createRoute({
  getParentRoute: () => firm,
  path: '/campaigns/new',
  validateSearch: words('campaign', 'step'),
  component: page(() => import('../features/campaigns/PlanCampaign'), 'PlanCampaign'),
  ...errors,
});
const record = createRoute({
  getParentRoute: () => app,
  path: '/campaigns/$id',
  validateSearch: words('tab', 'guests'),
  component: page(() => import('../features/campaigns/Campaign'), 'Campaign'),
  ...errors,
});
const checkIn = createRoute({
  getParentRoute: () => firm,
  path: '/campaigns/$id/check-in',
  component: page(() => import('../features/campaigns/CheckIn'), 'CheckIn'),
  ...errors,
});

/** Pages of a firm's own campaigns. */
export const campaigns = [list, write, checkIn] as const;
/** Pages that an admin of the network opens too. */
export const campaignRecords = [record] as const;
