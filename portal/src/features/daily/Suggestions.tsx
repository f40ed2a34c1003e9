import { Link } from '@tanstack/react-router';
import { discover as copy } from '../../copy/discover';
import { nominations } from '../../copy/nominations';
import { Steps } from '../../ui/fit';
import { Card } from '../../ui/pieces';
import { graphql } from '../../gql/generated/daily';
import type { Today } from './queries';

graphql(`
  fragment Suggested on Query {
    suggestions(businessId: $businessId) {
      id
      steps
      reasons {
        text
      }
      business {
        slug
        tradingName
      }
    }
    nominationTies(businessId: $businessId) {
      id
      isNominee
      hasAlliance
      otherName
      other {
        id
        slug
      }
    }
  }
`);

/** Firms worth a first talk; nothing where none is. */
export default function Suggestions({ matches, ties }: { matches: Today['suggestions']; ties: Today['nominationTies'] }) {
  return (
    <>
      <Ties ties={ties} />
      <Matches matches={matches} />
    </>
  );
}

/** Firms that a nomination has brought together and that have not allied yet. */
function Ties({ ties }: { ties: Today['nominationTies'] }) {
  const open = ties.filter(({ hasAlliance, other }) => !hasAlliance && other);
  if (open.length === 0) return null;
  return (
    <Card span={12} title={nominations.ties.title}>
      <ul className="suggested">
        {open.map(({ id, isNominee, otherName, other }) => (
          <li key={id}>
            <span className="named">
              <Link to="/firms/$slug" params={{ slug: other?.slug ?? '' }} className="rowlink">
                {otherName}
              </Link>
            </span>
            <p>{nominations.ties.why(otherName, isNominee)}</p>
            <Link to="." search={(before) => ({ ...before, new: 'alliance' as const, partner: other?.id })} className="link">
              {copy.ask}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Matches({ matches }: { matches: Today['suggestions'] }) {
  if (matches.length === 0) return null;
  return (
    <Card
      span={12}
      title={copy.suggestions.title}
      right={
        <Link to="/discover" className="link">
          {copy.suggestions.all}
        </Link>
      }
    >
      <ul className="suggested">
        {matches.map(({ id, steps, business, reasons }) => (
          <li key={id}>
            <span className="named">
              <Link to="/firms/$slug" params={{ slug: business.slug }} className="rowlink">
                {business.tradingName}
              </Link>
              <Steps steps={steps} label={copy.score(steps)} />
            </span>
            <p>{reasons[0]?.text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
