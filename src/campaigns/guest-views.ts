import { Injectable } from '@nestjs/common';
import { Business } from '../businesses/index.js';
import { Clients } from '../clients/index.js';
import { Suppressions, type PersonField } from '../consents/index.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { PREVIEW } from './campaign-letters.js';
import { momentOf } from './campaign-words.js';
import { Campaign } from './campaign.entity.js';
import { isOpenFor, linkEnded } from './guest-answers.js';
import { GuestLists } from './guest-lists.js';
import { LawfulBasis, type Invitation } from './invitation.entity.js';

/** An invitation as its guest sees it. */
/** What of a campaign a guest's page says; a look may be had at one that is not kept yet. */
export type Shown = Pick<Campaign, 'id' | 'hostId' | 'beneficiaryId' | 'content' | 'capacity' | 'stage' | 'version'>;

export interface GuestView {
  readonly campaign: Shown;
  /** Null for a look, before anybody was invited. */
  readonly invitation: Invitation | null;
  readonly host: string;
  readonly partner: { readonly name: string; readonly about: string };
  readonly when: string | null;
  /** What the partner would get: the very values. */
  readonly values: readonly string[];
  readonly isOpen: boolean;
  /** Her turn on the waiting list; null where she does not wait. */
  readonly turn: number | null;
  readonly isFull: boolean;
}

/** What a host stores about a person, as she may ask. */
export interface StoredView {
  readonly host: string;
  readonly person: Readonly<Partial<Record<PersonField, string>>> | null;
  readonly basis: { readonly basis: LawfulBasis['basis']; readonly source: string; readonly recordedAt: Date } | null;
  readonly invitations: readonly { readonly title: string; readonly stage: Invitation['stage']; readonly sentAt: Date | null }[];
  readonly isStopped: boolean;
}

/** Gathers what a guest is shown, in a transaction in which PostgreSQL refuses to write. */
@Injectable()
export class GuestViews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: GuestLists,
    private readonly clients: Clients,
    private readonly links: MailLinks,
    private readonly suppressions: Suppressions,
  ) {}

  /** Throws LINK_ENDED for a link that never was, and for who was taken out of the book. */
  async of(token: string): Promise<GuestView> {
    const previewed = await this.links.find(token, PREVIEW);
    return this.unitOfWork.readFor([], async (tx) => {
      if (previewed) {
        const kept = await tx.findOneBy(Campaign, { id: previewed });
        if (!kept) throw linkEnded();
        return this.look(tx, kept);
      }
      const found = await this.lists.byToken(tx, token, 'LOOK');
      const known = found && (await this.clients.find(tx, found.campaign.hostId, found.invitation.contactId));
      if (!found || !known) throw linkEnded();
      const { campaign, invitation } = found;
      const { contact, client } = known;
      const values = { EMAIL: contact.email, PHONE: contact.phone, TITLE: contact.title, COMPANY: client.name };
      return {
        ...(await this.common(tx, campaign)),
        invitation,
        values: [contact.name, ...campaign.content.fields.map((field) => values[field])].filter((value) => value !== null),
        isOpen: isOpenFor(campaign, invitation),
        turn: invitation.stage === 'WAITING' ? await this.turnOf(tx, invitation) : null,
      };
    });
  }

  /** What is stored about her, and what she may do about it. */
  stored(token: string): Promise<StoredView> {
    return this.unitOfWork.readFor([], async (tx) => {
      const found = await this.lists.byToken(tx, token, 'LOOK');
      if (!found) throw linkEnded();
      const { hostId } = found.campaign;
      const { contactId, addressHash } = found.invitation;
      const known = await this.clients.find(tx, hostId, contactId);
      const { tradingName: host } = await tx.findOneByOrFail(Business, { id: hostId });
      const basis = await tx
        .createQueryBuilder(LawfulBasis, 'basis')
        .where('basis.contactId = :contactId AND basis.withdrawnAt IS NULL', { contactId })
        .getOne();
      const invitations = await tx.query<{ title: string; stage: Invitation['stage']; sentAt: Date | null }[]>(
        `/* guests.invitations */
         SELECT c.content->>'title' AS title, i.stage, i.sent_at AS "sentAt"
         FROM invitation i JOIN campaign c ON c.id = i.campaign_id
         WHERE i.contact_id = $1 AND i.stage NOT IN ('SUPPRESSED', 'QUEUED', 'CANCELLED') ORDER BY i.id DESC LIMIT 20`,
        [contactId],
      );
      const { name, email, phone, title } = known?.contact ?? {};
      const person = { NAME: name, EMAIL: email, PHONE: phone, TITLE: title, COMPANY: known?.client.name };
      const until =
        addressHash && (await this.suppressions.untilOf(tx, { businessId: hostId, purpose: 'CAMPAIGN', addressHash }));
      return {
        ...{ host, basis, invitations, isStopped: until !== null },
        person: known ? Object.fromEntries(Object.entries(person).filter(([, value]) => value)) : null,
      };
    });
  }

  /** As a guest would see it who has not answered. */
  async look(tx: Tx, campaign: Shown): Promise<GuestView> {
    const words = { EMAIL: 'e-mail address', PHONE: 'phone number', TITLE: 'title', COMPANY: 'company' };
    const values = ['the guest’s name', ...campaign.content.fields.map((field) => words[field])];
    return { ...(await this.common(tx, campaign)), invitation: null, values, isOpen: true, turn: null, isFull: false };
  }

  private async common(tx: Tx, campaign: Shown) {
    const { hostId, beneficiaryId, content, capacity } = campaign;
    const { tradingName: host } = await tx.findOneByOrFail(Business, { id: hostId });
    const { tradingName: name, about } = await tx.findOneByOrFail(Business, { id: beneficiaryId });
    const [row] = await tx.query<{ isFull: boolean }[]>(
      `/* guests.isFull */ SELECT count(*) >= $2 AS "isFull" FROM invitation
       WHERE campaign_id = $1 AND place IS NOT NULL AND stage IN ('OPTED_IN', 'ATTENDED', 'CONVERTED')`,
      [campaign.id, capacity ?? Number.MAX_SAFE_INTEGER],
    );
    const when = content.heldAt === null ? null : await momentOf(tx, hostId, content.heldAt);
    return { campaign, host, partner: { name, about }, when, isFull: row?.isFull ?? false };
  }

  private async turnOf(tx: Tx, { campaignId, place }: Invitation): Promise<number> {
    const [row] = await tx.query<{ turn: number }[]>(
      `/* guests.turn */ SELECT count(*)::int AS turn FROM invitation WHERE campaign_id = $1 AND stage = 'WAITING' AND place <= $2`,
      [campaignId, place],
    );
    return row?.turn ?? 1;
  }
}
