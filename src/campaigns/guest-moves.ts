import { Injectable } from '@nestjs/common';
import { GivenConsents, type PersonField } from '../consents/index.js';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import type { Campaign } from './campaign.entity.js';
import { ANSWERABLE_STAGES } from './campaign.lifecycle.js';
import { describe } from './guest-words.js';
import { Invitation } from './invitation.entity.js';
import { PLACED, type InvitationStage } from './invitation.lifecycle.js';

/** What every change of a guest has in common. The caller has locked the campaign and the guest, and acts for the host. */
@Injectable()
export class GuestMoves {
  constructor(
    private readonly consents: GivenConsents,
    private readonly letters: Letters,
    private readonly events: EventLog,
  ) {}

  /**
   * Gives her a place, or her turn on the waiting list. The campaign's lock makes fifty who come at once take turns:
   * remove it and places are given out twice.
   */
  async comeIn(tx: Tx, campaign: Campaign, invitation: Invitation, answer: string | null): Promise<Invitation> {
    const { taken, last } = await this.places(tx, campaign);
    const change = { place: last + 1, answer, answeredAt: now(), sentAt: invitation.sentAt ?? now() };
    if (campaign.capacity !== null && taken >= campaign.capacity) {
      return this.move(tx, campaign, invitation, 'WAITING', change);
    }
    return this.admit(tx, campaign, invitation, change);
  }

  /** She says no, or leaves: the partner's copy is emptied at once, and the first who waits comes in. */
  async goOut(tx: Tx, campaign: Campaign, invitation: Invitation): Promise<Invitation> {
    const held = PLACED.includes(invitation.stage);
    const stage = held || invitation.stage === 'REVOKED' ? 'REVOKED' : 'DECLINED';
    const moved = await this.move(tx, campaign, invitation, stage, {
      ...{ answeredAt: now(), sentAt: invitation.sentAt ?? now(), answer: null },
    });
    if (!held) return moved;
    await this.consents.revoke(tx, campaign.hostId, invitation.id);
    if (invitation.introductionId) await this.consents.revoke(tx, campaign.hostId, invitation.introductionId, 'TELL');
    await this.fillUp(tx, campaign);
    return moved;
  }

  /** Records a change and its event; who may learn of it is the host, and the beneficiary of those it can see. */
  async move(
    tx: Tx,
    campaign: Campaign,
    invitation: Invitation,
    stage: InvitationStage,
    change: Partial<Invitation> = {},
  ): Promise<Invitation> {
    const isShown = PLACED.includes(stage) || stage === 'REVOKED';
    const shownAt = isShown ? (invitation.shownAt ?? now()) : null;
    const changed = { ...change, stage, shownAt };
    await tx.update(Invitation, { id: invitation.id }, changed);
    const { id: campaignId, hostId, beneficiaryId } = campaign;
    await this.events.record(tx, {
      ...{ type: EVENTS[stage], subjectId: invitation.id, payload: { campaignId } },
      audience: shownAt === null ? [hostId] : [hostId, beneficiaryId],
    });
    return { ...invitation, ...changed };
  }

  private async admit(tx: Tx, campaign: Campaign, invitation: Invitation, change: Partial<Invitation>): Promise<Invitation> {
    const { hostId: businessId, beneficiaryId: partnerId, content } = campaign;
    const { id: subjectId, contactId, addressHash } = invitation;
    const moved = await this.move(tx, campaign, invitation, 'OPTED_IN', change);
    await this.consents.give(
      tx,
      {
        ...{ businessId, partnerId, contactId, purpose: 'CAMPAIGN', subjectId },
        fields: ['NAME', ...content.fields] satisfies PersonField[],
        text: content.text,
        ...(addressHash && { addressHash }),
      },
      await describe(tx, campaign),
    );
    await this.letters.queue(tx, { letter: 'campaign.confirmed', subjectId });
    return moved;
  }

  /** The first who waits comes in, as long as there is a place. Who was taken out of the book meanwhile is passed over. */
  private async fillUp(tx: Tx, campaign: Campaign): Promise<void> {
    if (!ANSWERABLE_STAGES.includes(campaign.stage) || campaign.capacity === null) return;
    for (let { taken } = await this.places(tx, campaign); taken < campaign.capacity; taken += 1) {
      const [first] = await tx.query<{ id: string }[]>(
        `/* guests.firstWaiting */
         SELECT i.id FROM invitation i JOIN contact c ON c.id = i.contact_id AND c.removed_at IS NULL
         WHERE i.campaign_id = $1 AND i.stage = 'WAITING' ORDER BY i.place LIMIT 1 FOR NO KEY UPDATE OF i`,
        [campaign.id],
      );
      if (!first) return;
      await this.admit(tx, campaign, await tx.findOneByOrFail(Invitation, { id: first.id }), {});
    }
  }

  private async places(tx: Tx, { id }: Campaign): Promise<{ taken: number; last: number }> {
    const [row] = await tx.query<{ taken: number; last: number }[]>(
      `/* guests.places */
       SELECT count(*) FILTER (WHERE stage = ANY ($2))::int AS taken, coalesce(max(place), 0) AS last
       FROM invitation WHERE campaign_id = $1 AND place IS NOT NULL`,
      [id, PLACED],
    );
    return row ?? { taken: 0, last: 0 };
  }
}

const EVENTS: Readonly<Record<InvitationStage, string>> = {
  SUPPRESSED: 'invitation.left_out',
  QUEUED: 'invitation.queued',
  SENT: 'invitation.sent',
  BOUNCED: 'invitation.bounced',
  OPTED_IN: 'invitation.opted_in',
  WAITING: 'invitation.waiting',
  DECLINED: 'invitation.declined',
  NO_RESPONSE: 'invitation.unanswered',
  ATTENDED: 'invitation.attended',
  CONVERTED: 'invitation.converted',
  REVOKED: 'invitation.revoked',
  CANCELLED: 'invitation.cancelled',
};
