import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRole } from '../../app/session';
import { discover as copy } from '../../copy/discover';
import { words } from '../../copy/words';
import { frame } from '../../copy/frame';
import { FitScore, FitWords } from '../../ui/fit';
import { place } from '../../ui/format';
import { Chip, FirmMark } from '../../ui/pieces';
import type { Match } from './documents';
import { NotForUs } from './NotForUs';

/** A firm that may fit: who, why, how well, and the two ways to go on. */
export function MatchCard({ businessId, match }: { businessId: string; match: Match }) {
  const navigate = useNavigate();
  const role = useRole();
  const { business, mutualPartners, competitor, dismissal } = match;
  const does = business.categories.map((each) => words.category[each] ?? each).join(', ');
  const where = business.regions.map((code) => (code.length === 2 ? place(code) : code)).join(', ');
  return (
    <li className="card match">
      <div className="match-head">
        <FirmMark name={business.tradingName} size={40} />
        <div>
          <h2>
            <Link to="/firms/$slug" params={{ slug: business.slug }} className="rowlink" data-row>
              {business.tradingName}
            </Link>{' '}
            {business.isDemo && <span className="demo-mark">{frame.demo}</span>}
          </h2>
          <p>{[does, where].filter(Boolean).join(' · ')}</p>
        </div>
        {competitor && <Chip tone="warn">{copy.competitor}</Chip>}
      </div>
      <FitWords match={match} />
      <FitScore match={match} />
      <div className="match-foot">
        {dismissal ? (
          <p>{copy.no.was(copy.no.reasons[dismissal.reason])}</p>
        ) : (
          mutualPartners.length > 0 && <p>{copy.mutual(mutualPartners.map(({ tradingName }) => tradingName))}</p>
        )}
        {role !== 'VIEWER' && (
          <div className="acts">
            <NotForUs businessId={businessId} match={match} />
            {!dismissal && !competitor && role !== 'MEMBER' && (
              <Button
                variant="light"
                onClick={() =>
                  void navigate({ to: '.', search: (before) => ({ ...before, new: 'alliance', partner: business.id }) })
                }
              >
                {copy.ask}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
