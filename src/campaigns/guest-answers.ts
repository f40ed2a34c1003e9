import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clients, ContactErasure } from '../clients/index.js';
import { Suppressions } from '../consents/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { CampaignMoves } from './campaign-moves.js';
import type { Campaign } from './campaign.entity.js';
import { ANSWERABLE_STAGES } from './campaign.lifecycle.js';
import { objectTooMany, type CampaignReason } from './campaign.rules.js';
import { FewAtOnce } from './few-at-once.js';
import { GuestLists } from './guest-lists.js';
import { GuestMoves } from './guest-moves.js';
import { Invitation } from './invitation.entity.js';
import { ASKED, PLACED } from './invitation.lifecycle.js';

export type GuestAnswer =
  { readonly decision: 'yes'; readonly answer: string | null } | { readonly decision: 'no' } | { readonly decision: 'stop' };

/** For good: until somebody says that she may be invited again. */
const FOR_GOOD = new Date('9999-12-31T00:00:00Z');
const LONGEST_ANSWER = 500;
/** Answers that this process works on at once. */
const AT_ONCE = 3;

/** A guest's own verbs, by her link. Each is one transaction, together with what follows from it. */
@Injectable()
export class GuestAnswers {
  private readonly door = new FewAtOnce(AT_ONCE);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: GuestLists,
    private readonly guests: GuestMoves,
    private readonly campaigns: CampaignMoves,
    private readonly suppressions: Suppressions,
    private readonly clients: Clients,
    private readonly erasures: ContactErasure,
    private readonly events: EventLog,
  ) {}

  /** What is no longer possible changes nothing and is no error: she reads how it stands. Throws LINK_ENDED. */
  answer(token: string, answer: GuestAnswer): Promise<void> {
    return this.door.run(() => this.take(token, answer));
  }

  private async take(token: string, answer: GuestAnswer): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.lists.byToken(tx, token, 'LOCK');
      if (!found) throw linkEnded();
      const { campaign } = found;
      const invitation = await this.noteOpened(tx, found.invitation);
      if (answer.decision === 'stop') return this.optOut(tx, campaign, invitation, 'OPTED_OUT');
      if (answer.decision === 'no') {
        if (MAY_LEAVE.includes(invitation.stage)) await this.guests.goOut(tx, campaign, invitation);
        return;
      }
      if (!isOpenFor(campaign, invitation)) return;
      if (!(await this.clients.find(tx, campaign.hostId, invitation.contactId))) throw linkEnded();
      await this.guests.comeIn(tx, campaign, invitation, answer.answer?.trim().slice(0, LONGEST_ANSWER) || null);
    });
  }

  /** No more invitations from this host. The page, and one click in a mail program. */
  async stop(token: string): Promise<void> {
    await this.answer(token, { decision: 'stop' });
  }

  /** She may be invited again. */
  async allow(token: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.lists.byToken(tx, token, 'LOCK');
      if (!found) throw linkEnded();
      const { campaign, invitation } = found;
      const { hostId } = campaign;
      if (!invitation.addressHash) return;
      await this.suppressions.lift(tx, { businessId: hostId, purpose: 'CAMPAIGN', addressHash: invitation.addressHash });
      await this.record(tx, 'invitation.allowed', campaign, invitation);
    });
  }

  /**
   * Forgets her: yeses are taken back, those to other campaigns of this host too, and the host's book is emptied of
   * her. That she must not be written to stays, as a hash. Each campaign is a transaction, and the book comes last: what
   * was interrupted is finished by pressing again.
   */
  async erase(token: string): Promise<void> {
    const others = await this.unitOfWork.run(async (tx) => {
      const found = await this.lists.byToken(tx, token, 'LOOK');
      if (!found) throw linkEnded();
      return tx.findBy(Invitation, { contactId: found.invitation.contactId, stage: In([...PLACED, 'WAITING']) });
    });
    for (const { id } of others) {
      await this.unitOfWork.run(async (tx) => {
        const found = await this.lists.byId(tx, id, 'LOCK');
        if (found && MAY_LEAVE.includes(found.invitation.stage)) {
          await this.guests.goOut(tx, found.campaign, found.invitation);
        }
      });
    }
    await this.unitOfWork.run(async (tx) => {
      const found = await this.lists.byToken(tx, token, 'LOCK');
      if (!found) throw linkEnded();
      const { campaign, invitation } = found;
      await this.optOut(tx, campaign, invitation, 'ERASED');
      await tx.update(Invitation, { contactId: invitation.contactId }, { answer: null });
      await this.erasures.ofContactById(tx, campaign.hostId, invitation.contactId);
    });
  }

  /** What a mail server reports later: the address does not exist, or she complained. */
  async report(invitationId: string, kind: 'BOUNCE' | 'COMPLAINT'): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lists.byId(tx, invitationId, 'LOCK');
      if (!found) return false;
      const { campaign, invitation } = found;
      if (kind === 'COMPLAINT') {
        await this.optOut(tx, campaign, invitation, 'COMPLAINED');
      } else if (invitation.stage === 'SENT') {
        const { hostId: businessId } = campaign;
        await this.guests.move(tx, campaign, invitation, 'BOUNCED', { reason: 'REPORTED' });
        if (invitation.addressHash) {
          await this.suppressions.add(tx, { businessId, purpose: 'CAMPAIGN', addressHash: invitation.addressHash }, 'BOUNCED');
        }
      }
      return true;
    });
  }

  /** Twice is once. A place she has she keeps: she objects to further invitations, not to this one. */
  private async optOut(
    tx: Tx,
    campaign: Campaign,
    invitation: Invitation,
    reason: 'OPTED_OUT' | 'COMPLAINED' | 'ERASED',
  ): Promise<void> {
    const { addressHash } = invitation;
    if (!addressHash) return;
    const about = { businessId: campaign.hostId, purpose: 'CAMPAIGN' as const, addressHash };
    const until = await this.suppressions.untilOf(tx, about);
    if (!PLACED.includes(invitation.stage) && MAY_LEAVE.includes(invitation.stage)) {
      await this.guests.goOut(tx, campaign, invitation);
    }
    if (until && until >= FOR_GOOD && reason !== 'COMPLAINED') return;
    await this.suppressions.add(tx, about, reason, FOR_GOOD);
    await this.record(tx, reason === 'COMPLAINED' ? 'invitation.complained' : 'invitation.opted_out', campaign, invitation);
    await this.stopIfTooMany(tx, campaign);
  }

  /** Beyond 2 % of those written to, sending stands still until the host has looked at it. */
  private async stopIfTooMany(tx: Tx, { id, stage }: Campaign): Promise<void> {
    if (stage !== 'RUNNING') return;
    const [row] = await tx.query<{ sent: number; optOuts: number; complaints: number }[]>(
      `/* guests.objections */
       SELECT count(*)::int AS sent,
         count(*) FILTER (WHERE EXISTS (SELECT FROM event WHERE subject_id = i.id AND type = 'invitation.opted_out'))::int AS "optOuts",
         count(*) FILTER (WHERE EXISTS (SELECT FROM event WHERE subject_id = i.id AND type = 'invitation.complained'))::int AS complaints
       FROM invitation i WHERE campaign_id = $1 AND sent_at IS NOT NULL`,
      [id],
    );
    if (!row) return;
    const reason: CampaignReason | null = objectTooMany(row.complaints, row.sent)
      ? 'COMPLAINTS'
      : objectTooMany(row.optOuts, row.sent)
        ? 'OPT_OUTS'
        : null;
    if (!reason) return;
    await this.campaigns.byItself(tx, id, 'pause', () => ({ change: { reason, note: null }, payload: { reason } }));
  }

  private async noteOpened(tx: Tx, invitation: Invitation): Promise<Invitation> {
    if (invitation.openedAt) return invitation;
    const openedAt = now();
    await tx.update(Invitation, { id: invitation.id }, { openedAt });
    return { ...invitation, openedAt };
  }

  private record(tx: Tx, type: string, { id: campaignId, hostId }: Campaign, { id: subjectId }: Invitation): Promise<void> {
    return this.events.record(tx, { type, subjectId, audience: [hostId], payload: { campaignId } });
  }
}

/** Whether a yes is taken now. A mail that was not noted as sent has arrived all the same when its link is used. */
export const isOpenFor = ({ stage, endsAt }: Campaign, invitation: Invitation): boolean =>
  ANSWERABLE_STAGES.includes(stage) &&
  endsAt !== null &&
  endsAt > now() &&
  (ASKED.includes(invitation.stage) || invitation.stage === 'QUEUED');

const MAY_LEAVE: readonly Invitation['stage'][] = ['QUEUED', 'SENT', 'BOUNCED', 'WAITING', 'NO_RESPONSE', ...PLACED];

export const linkEnded = () => new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
