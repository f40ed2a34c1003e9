import { Menu, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { countsQuery } from '../app/counts';
import { chooseFirm, type Me, type Membership } from '../app/session';
import { frame } from '../copy/frame';
import { words } from '../copy/words';
import { Mark } from './Mark';
import { places, type Place } from './navigation';

interface Group {
  readonly title: string | null;
  readonly places: readonly Place[];
}

/** The way to every page. Folds to its icons, which is remembered in this browser. */
export function Rail({
  groups,
  me,
  membership,
  isNarrow,
  onFold,
}: {
  groups: readonly Group[];
  me: Me;
  membership: Membership | null;
  isNarrow: boolean;
  onFold: () => void;
}) {
  const Fold = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const isToday = useLocation({ select: ({ pathname }) => pathname === places.today.to });
  // Today brings the figures with its own answer.
  const { data: counts } = useQuery({ ...countsQuery(membership?.business.id ?? null), enabled: !isToday });
  const waiting = counts?.needsYou ?? 0;
  return (
    <aside className="side">
      <FirmSwitch me={me} membership={membership} />
      <nav className="nav" aria-label={frame.main}>
        {groups.map(({ title, places: all }) => (
          <div key={title ?? ''}>
            {title !== null && <h2>{title}</h2>}
            {all.map((place) => (
              <RailLink key={place.to} place={place} waiting={place.to === '/inbox' ? waiting : 0} />
            ))}
          </div>
        ))}
      </nav>
      <nav className="nav foot" aria-label={frame.manage}>
        <RailLink place={places.settings} waiting={0} />
        <button type="button" className="fold" aria-expanded={!isNarrow} title={frame.fold} onClick={onFold}>
          <Fold size={17} stroke={1.7} aria-hidden />
          <span className="word">{frame.fold}</span>
        </button>
      </nav>
    </aside>
  );
}

function RailLink({ place: { to, label, icon: Icon, keys }, waiting }: { place: Place; waiting: number }) {
  return (
    <Link to={to} title={`${label}: ${keys.toUpperCase().replace(' ', ' then ')}`} aria-keyshortcuts={keys.toUpperCase()}>
      <Icon size={17} stroke={1.7} aria-hidden />
      <span className="word">{label}</span>
      {waiting > 0 && (
        <span className="n num" aria-label={frame.waiting(waiting)} role="img">
          {waiting}
        </span>
      )}
    </Link>
  );
}

/** Who she works for, and the way to another of her firms. */
function FirmSwitch({ me, membership }: { me: Me; membership: Membership | null }) {
  const { business } = membership ?? {};
  const inside = (
    <>
      <Mark />
      <span className="word">
        {business?.tradingName ?? frame.product}
        <small>{business ? words.category[business.categories[0] ?? ''] : frame.manage}</small>
      </span>
    </>
  );
  if (me.memberships.length < 2) return <div className="firm">{inside}</div>;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton className="firm" title={frame.switchFirm}>
          {inside}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.memberships.map((each) => (
          <Menu.Item
            key={each.id}
            onClick={() => {
              chooseFirm(each.business.id);
              location.assign('/today');
            }}
          >
            {each.business.tradingName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
