import { Injectable } from '@nestjs/common';
import { Alliance } from '../alliances/index.js';
import { Campaign } from '../campaigns/index.js';
import { Introduction } from '../introductions/index.js';
import { NominationOwner } from '../nominations/index.js';
import { Outcome } from '../outcomes/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import type { Side } from './notice.js';

/** The businesses that an event is about, by the side they are on, and the thing whose page shows it. */
export interface Concerned {
  readonly sides: ReadonlyMap<Side, string>;
  readonly shownAt: string;
}

/** Finds whom an event concerns. */
@Injectable()
export class Parties {
  /** Null where the thing is not there any more. */
  async of(tx: Tx, { type, subjectId: id }: Event): Promise<Concerned | null> {
    const [noun] = type.split('.');
    if (noun === 'business') return { sides: new Map([['business', id]]), shownAt: id };
    if (noun === 'alliance') return this.ofAlliance(tx, id);
    if (noun === 'introduction') return this.ofIntroduction(tx, id);
    if (noun === 'outcome') return this.ofOutcome(tx, id);
    if (noun === 'campaign') return this.ofCampaign(tx, id);
    if (noun === 'nomination') return this.ofNomination(tx, id);
    throw new Error(`Nobody knows whom ${type} concerns.`);
  }

  private async ofAlliance(tx: Tx, id: string): Promise<Concerned | null> {
    const alliance = await tx.findOneBy(Alliance, { id });
    if (!alliance) return null;
    const { proposerId, partnerId } = alliance;
    return { sides: new Map<Side, string>().set('proposer', proposerId).set('partner', partnerId), shownAt: id };
  }

  private async ofIntroduction(tx: Tx, id: string): Promise<Concerned | null> {
    const introduction = await tx.findOneBy(Introduction, { id });
    if (!introduction) return null;
    const sides = new Map<Side, string>().set('introducer', introduction.introducerId);
    // A draft is nobody else's business: whom it was meant for must not hear of it, not even that it was taken back.
    if (introduction.shownAt) sides.set('beneficiary', introduction.beneficiaryId);
    return { sides, shownAt: id };
  }

  private async ofCampaign(tx: Tx, id: string): Promise<Concerned | null> {
    const campaign = await tx.findOneBy(Campaign, { id });
    if (!campaign) return null;
    const { hostId, beneficiaryId, proposedById, shownAt } = campaign;
    const sides = new Map<Side, string>();
    // A draft is its writer's alone.
    if (shownAt || proposedById === hostId) sides.set('host', hostId);
    if (shownAt || proposedById === beneficiaryId) sides.set('beneficiary', beneficiaryId);
    return { sides, shownAt: id };
  }

  private async ofNomination(tx: Tx, id: string): Promise<Concerned | null> {
    const tie = await tx.findOneBy(NominationOwner, { nominationId: id });
    if (!tie?.nomineeId) return null;
    const sides = new Map<Side, string>().set('nominator', tie.businessId).set('nominee', tie.nomineeId);
    return { sides, shownAt: id };
  }

  private async ofOutcome(tx: Tx, id: string): Promise<Concerned | null> {
    const outcome = await tx.findOneBy(Outcome, { id });
    if (!outcome) return null;
    const { introducerId, beneficiaryId, introductionId } = outcome;
    const sides = new Map<Side, string>().set('introducer', introducerId).set('beneficiary', beneficiaryId);
    return { sides, shownAt: introductionId };
  }
}
