import type { BusinessesService, ProfileService } from '../businesses/index.js';
import type { ClientsService, ContactsService } from '../clients/index.js';
import type { Role } from '../kernel/viewer.js';

export interface PersonScript {
  /** Short name by which the rest of the story calls her. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

type ClientValues = Parameters<ClientsService['add']>[2];
type ContactValues = Parameters<ContactsService['add']>[2];

/** A person in a firm's book; `key` is how introductions name her. */
export type ContactScript = ContactValues & { readonly key: string };
export type ClientScript = ClientValues & { readonly contacts: readonly ContactScript[] };

/** One firm of the demo network: who it is, who works there, whom it knows. */
export interface FirmScript {
  readonly key: string;
  readonly profile: Parameters<BusinessesService['create']>[1];
  readonly owner: PersonScript;
  readonly colleague: PersonScript & { readonly role: Exclude<Role, 'OWNER'> };
  readonly offerings: readonly Parameters<ProfileService['saveOffering']>[3][];
  readonly markets: readonly Parameters<ProfileService['saveTargetMarket']>[3][];
  /** All are about the first offering. */
  readonly triggers: readonly Omit<Parameters<ProfileService['saveReferralTrigger']>[3], 'offeringId'>[];
  readonly book: readonly ClientScript[];
  /** Days ago that it asked to join. */
  readonly joins: number;
  /** An admin's question; it is answered, unless the firm came lately. */
  readonly question?: string;
}

/** A person at a client: who she is, what she decides on, and how well the firm knows her (0 to 5, business and personal). */
export function contact(
  key: string,
  [name, title, decisionMakerRole]: readonly [string, string, ContactValues['decisionMakerRole']?],
  [email, phone = null]: readonly [string, (string | null)?],
  [businessTie, personalTie]: readonly [number, number],
): ContactScript {
  return { key, name, title, email, phone, businessTie, personalTie, ...(decisionMakerRole && { decisionMakerRole }) };
}
