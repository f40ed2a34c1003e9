import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { membershipOf, useMe } from '../app/session';
import { frame } from '../copy/frame';
import { useKeys } from './keys';
import { groups, places } from './navigation';
import { OfflineBar } from './OfflineBar';
import { PhoneBar } from './PhoneBar';
import { Rail } from './Rail';
import { Skeleton } from './pieces';
import { TopBar } from './TopBar';

const Palette = lazy(() => import('./Palette'));
const KeySheet = lazy(() => import('./KeySheet'));
const NewIntroduction = lazy(() => import('../features/introductions/NewIntroduction'));
const NewAlliance = lazy(() => import('../features/alliances/NewAlliance'));
const NewClient = lazy(() => import('../features/clients/NewClient'));
const ReportOutcome = lazy(() => import('../features/outcomes/ReportOutcome'));
const drawers = { introduction: NewIntroduction, alliance: NewAlliance, client: NewClient, outcome: ReportOutcome };

/** The frame around every page of who is signed in: rail, top bar, phone bar, palette, keys, drawers, the live line. */
export function Shell() {
  const me = useMe();
  const membership = membershipOf(me);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const creating = useSearch({ from: '/app' });
  const [palette, setPalette] = useState(0);
  const [showsKeys, setShowsKeys] = useState(false);
  const [isUp, setUp] = useState(true);
  const [isNarrow, fold] = useFold();
  const businessId = membership?.business.id ?? null;
  useEffect(() => {
    let end: (() => void) | null = null;
    let isOver = false;
    // After the first paint: nobody misses a change in the first tenth of a second, and what is shown is fresh.
    void import('../app/live').then(({ goLive }) => {
      if (!isOver) end = goLive(queries, me.isAdmin ? null : businessId, setUp);
    });
    return () => {
      isOver = true;
      end?.();
    };
  }, [queries, businessId, me.isAdmin]);

  const create = (what: keyof typeof frame.creations) =>
    // A campaign is planned on a page of its own.
    void (what === 'campaign'
      ? navigate({ to: '/campaigns/new' })
      : navigate({ to: '.', search: (before) => ({ ...before, new: what }) }));
  const go = Object.fromEntries(
    Object.values(places)
      .filter(({ to }) => me.isAdmin || !to.startsWith('/admin'))
      .map(({ keys, to }) => [keys, () => void navigate({ to })]),
  );
  useKeys({
    ...go,
    'c i': () => create('introduction'),
    'c a': () => create('alliance'),
    'c l': () => create('client'),
    'c k': () => create('campaign'),
    'c o': () => create('outcome'),
    '?': () => setShowsKeys(true),
    '/': () => document.querySelector<HTMLInputElement>('[data-filter]')?.focus(),
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setPalette((n) => n + 1);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);

  const shown = [...(membership ? groups.firm : []), ...(me.isAdmin ? groups.admin : [])];
  const Drawer = creating.new && membership ? drawers[creating.new] : null;
  return (
    <div className="shell" data-demo={membership?.business.isDemo || undefined} data-narrow={isNarrow || undefined}>
      <a className="skip" href="#main">
        {frame.skip}
      </a>
      <Rail groups={shown} me={me} membership={membership} isNarrow={isNarrow} onFold={fold} />
      <div className="stage">
        <TopBar
          me={me}
          canCreate={membership !== null}
          businessId={businessId}
          onSearch={() => setPalette((n) => n + 1)}
          onCreate={create}
          onKeys={() => setShowsKeys(true)}
        />
        <OfflineBar isUp={isUp} />
        <main id="main" className="page" tabIndex={-1}>
          <Suspense fallback={<Skeleton lines={6} height={56} />}>
            <Outlet />
          </Suspense>
        </main>
        <PhoneBar hasFirm={membership !== null} onCreate={create} />
      </div>
      <Suspense fallback={null}>
        {palette > 0 && <Palette key={palette} me={me} hasFirm={membership !== null} onCreate={create} />}
        {showsKeys && <KeySheet onClose={() => setShowsKeys(false)} />}
        {Drawer && (
          <Drawer
            given={creating}
            onClose={() =>
              void navigate({
                to: '.',
                search: (before) => ({
                  ...before,
                  new: undefined,
                  client: undefined,
                  contact: undefined,
                  alliance: undefined,
                  partner: undefined,
                  introduction: undefined,
                }),
              })
            }
          />
        )}
      </Suspense>
    </div>
  );
}

const FOLDED = 'adjoin.rail';

/** Whether the rail is folded, as it was left in this browser, and what turns it over. */
function useFold(): [isNarrow: boolean, turn: () => void] {
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(FOLDED) === 'narrow');
  return [
    isNarrow,
    () => {
      localStorage.setItem(FOLDED, isNarrow ? 'wide' : 'narrow');
      setNarrow(!isNarrow);
    },
  ];
}
