import './settings.css';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { membershipOf, useMe } from '../../app/session';
import { settings as copy } from '../../copy/settings';
import { PageHead, Skeleton } from '../../ui/pieces';
import { Missing } from '../../ui/states';

type Part = keyof typeof copy.parts;

/** Each part is loaded when it is opened. */
const parts: Record<Part, ComponentType> = {
  you: lazy(() => import('./You')),
  security: lazy(() => import('./Security')),
  team: lazy(() => import('./Team')),
  firm: lazy(() => import('./Firm')),
  keys: lazy(() => import('./Keys')),
  demo: lazy(() => import('./Demo')),
};

/** One's own settings and the firm's: a list of parts on the left, cards on the right. */
export function Settings() {
  const { part: asked } = useParams({ strict: false });
  const me = useMe();
  const hasFirm = membershipOf(me) !== null;
  const shown: readonly Part[] = [
    'you',
    'security',
    ...(hasFirm ? (['team', 'firm', 'keys'] as const) : []),
    ...(me.isAdmin ? (['demo'] as const) : []),
  ];
  const part = asked === undefined ? 'you' : shown.find((each) => each === asked);
  if (part === undefined) return <Missing />;
  const Shown = parts[part];
  return (
    <>
      <PageHead key={part} title={part === 'you' ? copy.title : copy.parts[part]} lead={copy.leads[part]} />
      <div className="settings">
        <nav className="nav" aria-label={copy.nav}>
          {shown.map((each) =>
            each === 'you' ? (
              <Link key={each} to="/settings" activeOptions={{ exact: true }}>
                {copy.parts.you}
              </Link>
            ) : (
              <Link key={each} to="/settings/$part" params={{ part: each }}>
                {copy.parts[each]}
              </Link>
            ),
          )}
        </nav>
        <div className="cards">
          <Suspense fallback={<Skeleton lines={3} height={96} />}>
            <Shown />
          </Suspense>
        </div>
      </div>
    </>
  );
}
