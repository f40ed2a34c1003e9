import { Business } from '../businesses/index.js';
import type { ConsentDescription } from '../consents/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Campaign } from './campaign.entity.js';

/** What a guest is told beside the host's own words; kept with her yes. */
export async function describe(tx: Tx, { hostId, beneficiaryId, content }: Campaign): Promise<ConsentDescription> {
  const host = await tx.findOneByOrFail(Business, { id: hostId });
  const partner = await tx.findOneByOrFail(Business, { id: beneficiaryId });
  return {
    askedBy: { name: host.tradingName, business: host.tradingName },
    partner: { name: partner.tradingName, about: partner.about },
    why: content.what,
    vouch: null,
  };
}
