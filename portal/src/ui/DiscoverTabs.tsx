import { Link } from '@tanstack/react-router';
import { nominations as copy } from '../copy/nominations';

/** The two ways to a partner: find one here, or bring one. */
export const DiscoverTabs = ({ now }: { now: 'find' | 'invite' }) => (
  <nav className="tabs" aria-label={copy.tabs.label}>
    <Link to="/discover" aria-current={now === 'find' ? 'page' : undefined} activeOptions={{ exact: true }}>
      {copy.tabs.find}
    </Link>
    <Link to="/discover/nominations" aria-current={now === 'invite' ? 'page' : undefined}>
      {copy.tabs.invite}
    </Link>
  </nav>
);
