import { Injectable } from '@nestjs/common';
import { Client } from '../clients/index.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { Introduction } from './introduction.entity.js';
import { introductionLifecycle } from './introduction.lifecycle.js';
import { audienceOf } from './introduction.policy.js';
import { qualificationOf } from './introduction.rules.js';

/** A guest who said yes already, and from where she comes. */
export interface Origin {
  readonly campaignId: string;
  readonly allianceId: string;
  readonly introducerId: string;
  readonly beneficiaryId: string;
  readonly clientId: string;
  readonly contactId: string;
  /** What she came for, in words that name nobody. */
  readonly need: string;
}

/** Introductions that begin where others have arrived: the client said yes before there was one. */
@Injectable()
export class IntroductionOrigins {
  constructor(
    private readonly clocks: IntroductionClocks,
    private readonly events: EventLog,
  ) {}

  /** In INTRODUCED from the first moment, with its clocks. The caller carries the consent over, see `GivenConsents`. */
  async begin(tx: Tx, actor: { userId: string; businessId: string | null }, origin: Origin): Promise<Introduction> {
    const { need, ...ids } = origin;
    const [id, at] = [uuidv7(), now()];
    const client = await actingAs(tx, [origin.introducerId], () => tx.findOneByOrFail(Client, { id: origin.clientId }));
    const { industry, sizeBand, region } = client;
    const nothing = { businessIssue: null, costOfNotActing: null, personalStake: null, riskTolerance: null, incumbent: null };
    await tx.insert(Introduction, {
      ...{ ...ids, id, kind: 'INTRODUCTION', direction: 'OFFER', stage: 'INTRODUCED', stageSince: at, shownAt: at },
      ...{ brief: { industry, sizeBand, region, need, ...nothing }, qualification: qualificationOf(null), vouch: null },
      ...{ createdBy: actor.userId, createdAt: at },
    });
    const introduction = await tx.findOneByOrFail(Introduction, { id });
    await this.clocks.follow(tx, introduction);
    await this.events.record(tx, {
      ...{ type: introductionLifecycle.moves.introduce.event, subjectId: id, actorId: actor.userId },
      ...{ businessId: actor.businessId, audience: audienceOf(introduction) },
      payload: { campaignId: origin.campaignId, allianceId: origin.allianceId },
    });
    return introduction;
  }
}
