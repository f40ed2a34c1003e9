import { Link } from '@tanstack/react-router';
import { frame } from '../copy/frame';
import { places } from './navigation';
import { NewMenu } from './TopBar';

const firmPlaces = [
  places.today,
  places.inbox,
  { ...places.introductions, label: frame.pages.intros },
  places.alliances,
  { ...places.settings, label: frame.pages.more },
];
const adminPlaces = [places.approvals, places.audit, places.settings];

/** The rail of a phone. */
export function PhoneBar({ hasFirm, onCreate }: { hasFirm: boolean; onCreate: (what: keyof typeof frame.creations) => void }) {
  return (
    <>
      {hasFirm && (
        <div className="fab-place">
          <NewMenu round onCreate={onCreate} />
        </div>
      )}
      <nav className="mobnav" aria-label={frame.quick}>
        {(hasFirm ? firmPlaces : adminPlaces).map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to}>
            <Icon size={20} stroke={1.7} aria-hidden />
            {label}
          </Link>
        ))}
      </nav>
    </>
  );
}
