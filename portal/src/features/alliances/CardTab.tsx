import { Link } from '@tanstack/react-router';
import { enablement } from '../../copy/enablement';
import { day } from '../../ui/format';
import { Card } from '../../ui/pieces';
import { PartnerCard } from '../enablement/PartnerCard';
import type { Alliance } from './queries';

/** What the other side wants one to know, to be read in two minutes. */
export function CardTab({ otherId, isOurs }: { otherId: string; isOurs: boolean }) {
  if (!isOurs) return <p className="soft">{enablement.card.hidden}</p>;
  return <PartnerCard businessId={otherId} isAlone />;
}

/** Whether the viewer has read what the other side wants her to know, and the way to it. */
export function CardNote({
  id,
  card: { isRead, readAt },
}: {
  id: string;
  card: NonNullable<Alliance['partner']['enablementCard']>;
}) {
  return (
    <Card
      title={enablement.card.title}
      right={
        <Link to="/alliances/$id" params={{ id }} search={{ tab: 'card' }} className="link">
          {enablement.card.open}
        </Link>
      }
    >
      <p className="soft">
        {isRead && readAt ? enablement.card.read(day(readAt)) : readAt ? enablement.card.again : enablement.card.fresh}
      </p>
    </Card>
  );
}
