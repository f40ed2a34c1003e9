import { Link } from '@tanstack/react-router';
import { discover as copy } from '../../copy/discover';
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
  }
`);

/** Firms worth a first talk; nothing where none is. */
export default function Suggestions({ matches }: { matches: Today['suggestions'] }) {
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
