import { User } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Nomination } from './nomination.entity.js';

/** Who nominates, in the words of a letter. */
export interface Nominator {
  readonly person: string;
  readonly firm: string;
  readonly about: string;
}

/** Null while the firm is not active: it cannot invite anybody. */
export async function nominatorOf(tx: Tx, nomination: Nomination): Promise<Nominator | null> {
  const business = await tx.findOneBy(Business, { id: nomination.businessId });
  if (business?.status !== 'ACTIVE') return null;
  const user = await tx.findOneBy(User, { id: nomination.nominatedById });
  return { person: user?.name ?? 'Somebody', firm: business.tradingName, about: business.about };
}
