import { Injectable } from '@nestjs/common';
import { Clients, type Acquaintance } from '../clients/index.js';
import { GivenConsents } from '../consents/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { worksFor } from '../kernel/viewer.js';
import { IntroductionOrigins } from '../introductions/index.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { canRead, isHosts, sideOf } from './campaign.policy.js';
import type { Campaign } from './campaign.entity.js';
import { GuestLists, type Found } from './guest-lists.js';
import { GuestMoves } from './guest-moves.js';
import type { Invitation } from './invitation.entity.js';
import { GUEST_VERBS, type GuestVerb } from './invitation.lifecycle.js';

/** What the two firms do about guests who said yes. One public method is one use case is one transaction. */
@Injectable()
export class GuestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: GuestLists,
    private readonly guests: GuestMoves,
    private readonly grounds: CampaignGrounds,
    private readonly origins: IntroductionOrigins,
    private readonly consents: GivenConsents,
    private readonly clients: Clients,
  ) {}

  /** She was there. Once more changes nothing: two people stand at the door. */
  attend(viewer: Viewer, id: string): Promise<Invitation> {
    return this.unitOfWork.run(async (tx) => {
      const { campaign, invitation } = await this.lock(tx, viewer, id);
      if (invitation.stage === 'ATTENDED' || (invitation.stage === 'CONVERTED' && invitation.attendedAt)) return invitation;
      assertIn(invitation, GUEST_VERBS.attend);
      if (!takesGuests(campaign)) throw illegal();
      return this.guests.move(tx, campaign, invitation, 'ATTENDED', { attendedAt: now() });
    });
  }

  /** A slip at the door. */
  unattend(viewer: Viewer, id: string): Promise<Invitation> {
    return this.unitOfWork.run(async (tx) => {
      const { campaign, invitation } = await this.lock(tx, viewer, id);
      assertIn(invitation, GUEST_VERBS.unattend);
      return this.guests.move(tx, campaign, invitation, 'OPTED_IN', { attendedAt: null });
    });
  }

  /** Goes on as an introduction in INTRODUCED: her yes and what it covers go along. Both begin together, or neither. */
  convert(viewer: Viewer, id: string): Promise<Invitation> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lock(tx, viewer, id);
      await this.assertOpen(tx, found);
      return this.goOn(tx, viewer, found);
    });
  }

  /**
   * The introduction that an outcome of a guest is booked on: the one she went on as, or one that begins with the
   * outcome. What is over already opens nothing, so it needs neither a living alliance nor a client who may be introduced.
   */
  async introductionFor(tx: Tx, viewer: Viewer, id: string, outcome: 'OVER' | 'OPEN'): Promise<string> {
    const found = await this.lock(tx, viewer, id, ['input', 'guestId']);
    const { stage, introductionId } = found.invitation;
    if (stage === 'CONVERTED' && introductionId) return introductionId;
    if (outcome === 'OPEN') await this.assertOpen(tx, found);
    const { introductionId: begun } = await this.goOn(tx, viewer, found);
    if (!begun) throw new Error(`Guest ${id} went on without an introduction.`);
    return begun;
  }

  private async goOn(tx: Tx, viewer: Viewer, { campaign, invitation }: Found): Promise<Invitation> {
    assertIn(invitation, GUEST_VERBS.convert);
    const { id: campaignId, allianceId, hostId: introducerId, beneficiaryId, content } = campaign;
    const { id, clientId, contactId } = invitation;
    const introduction = await this.origins.begin(
      tx,
      { userId: viewer.userId, businessId: sideOf(viewer, campaign) },
      { campaignId, allianceId, introducerId, beneficiaryId, clientId, contactId, need: `${content.title}: ${content.what}` },
    );
    await this.consents.carryOver(tx, introducerId, id, { subjectId: introduction.id, purpose: 'INTRODUCTION' });
    return this.guests.move(tx, campaign, invitation, 'CONVERTED', { introductionId: introduction.id });
  }

  /** Whether the two may begin something new with her. */
  private async assertOpen(tx: Tx, { campaign, invitation }: Found): Promise<void> {
    assertIn(invitation, GUEST_VERBS.convert);
    await this.grounds.assertActive(tx, campaign);
    assertIntroducible(await this.clients.find(tx, campaign.hostId, invitation.contactId));
  }

  /** NOT_FOUND for the beneficiary as long as she has not said yes, and for everybody else. */
  private async lock(tx: Tx, viewer: Viewer, id: string, field: readonly string[] = ['id']): Promise<Found> {
    const found = await this.lists.byId(tx, id, 'LOCK');
    if (!found || !canRead(viewer, found.campaign)) throw noGuest(field);
    const { campaign, invitation } = found;
    if (!isHosts(viewer, campaign) && invitation.shownAt === null) throw noGuest(field);
    const own = sideOf(viewer, campaign);
    if (own === null || !worksFor(viewer, own)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'You may read this list of guests, and not write on it.' });
    }
    return found;
  }
}

/** Guests come while it runs, and are noted down after it. */
const takesGuests = ({ stage }: Pick<Campaign, 'stage'>): boolean => ['RUNNING', 'PAUSED', 'COMPLETED'].includes(stage);

/** The verbs that are the viewer's to use on this guest now. */
export function guestActionsFor(viewer: Viewer, campaign: Campaign, { stage }: Pick<Invitation, 'stage'>): GuestVerb[] {
  const own = sideOf(viewer, campaign);
  if (own === null || !worksFor(viewer, own)) return [];
  return (Object.keys(GUEST_VERBS) as GuestVerb[])
    .filter((verb) => (GUEST_VERBS[verb] as readonly Invitation['stage'][]).includes(stage))
    .filter((verb) => verb !== 'attend' || takesGuests(campaign));
}

function assertIntroducible(known: Acquaintance | null): asserts known is Acquaintance {
  if (!known) throw noGuest();
  if (known.client.doNotIntroduce) {
    throw new DomainError({ code: 'DO_NOT_INTRODUCE', message: 'This client must not be introduced.', field: ['id'] });
  }
}

function assertIn({ stage }: Invitation, stages: readonly Invitation['stage'][]): void {
  if (!stages.includes(stage)) throw illegal();
}

const illegal = () => new DomainError({ code: 'ILLEGAL_MOVE', message: 'Not possible as things stand with this guest.' });
const noGuest = (field: readonly string[] = ['id']) => new DomainError({ code: 'NOT_FOUND', message: 'No such guest.', field });
