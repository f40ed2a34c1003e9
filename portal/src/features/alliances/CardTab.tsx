import { PartnerCard } from '../enablement/PartnerCard';
import { enablement } from '../../copy/enablement';

/** What the other side wants one to know, to be read in two minutes. */
export function CardTab({ otherId, isOurs }: { otherId: string; isOurs: boolean }) {
  if (!isOurs) return <p className="soft">{enablement.card.hidden}</p>;
  return <PartnerCard businessId={otherId} isAlone />;
}
