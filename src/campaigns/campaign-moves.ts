import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { CampaignClocks } from './campaign-clocks.js';
import { Campaign } from './campaign.entity.js';
import { campaignLifecycle, type CampaignStage, type CampaignVerb } from './campaign.lifecycle.js';
import { audienceOf, can, canView, fits, sideOf } from './campaign.policy.js';

/** What a verb changes beside the stage, and what its event tells: codes, ids and counts, never a guest. */
export interface Consequence {
  readonly to?: CampaignStage;
  readonly change?: Partial<Campaign>;
  readonly payload?: Record<string, unknown>;
  /** Who is told; both sides when absent. */
  readonly audience?: readonly string[];
}

export type Decision = (campaign: Campaign) => Consequence | Promise<Consequence>;

interface Actor {
  readonly actorId: string | null;
  readonly businessId: string | null;
}
const NOBODY: Actor = { actorId: null, businessId: null };

/**
 * Lock, check, change, record: how every campaign moves. The row stays locked until commit, so of two who decide at
 * once the second sees what the first decided. Everybody locks the campaign before its guests, and those before the alliance.
 */
@Injectable()
export class CampaignMoves {
  constructor(
    private readonly clocks: CampaignClocks,
    private readonly events: EventLog,
  ) {}

  /** NOT_FOUND tells neither "not there" nor "not for you". */
  async lockFor(tx: Tx, viewer: Viewer, id: string): Promise<Campaign> {
    const campaign = await lockRow(tx, Campaign, id);
    if (!campaign || !canView(viewer, campaign)) throw notFound();
    return campaign;
  }

  /** What a person does. */
  async byViewer(
    tx: Tx,
    viewer: Viewer,
    id: string,
    verb: CampaignVerb,
    expectedVersion: number | null,
    decide: Decision = () => ({}),
  ): Promise<Campaign> {
    const campaign = await this.lockFor(tx, viewer, id);
    if (!can(viewer, verb, campaign)) throw forbidden(verb);
    assertVersion(campaign.version, expectedVersion);
    if (!fits(verb, campaign.kind)) throw new DomainError({ code: 'ILLEGAL_MOVE', message: UNFIT });
    return this.apply(tx, campaign, verb, decide, { actorId: viewer.userId, businessId: sideOf(viewer, campaign) });
  }

  /** What a clock, a guest or an event does; null where the campaign has moved on and nothing is left to do. */
  async byItself(tx: Tx, id: string, verb: CampaignVerb, decide: Decision = () => ({})): Promise<Campaign | null> {
    const campaign = await lockRow(tx, Campaign, id);
    if (!campaign || !campaignLifecycle.allows(campaign.stage, verb)) return null;
    return this.apply(tx, campaign, verb, decide, NOBODY);
  }

  private async apply(tx: Tx, campaign: Campaign, verb: CampaignVerb, decide: Decision, actor: Actor): Promise<Campaign> {
    if (!campaignLifecycle.allows(campaign.stage, verb)) campaignLifecycle.after(campaign.stage, verb);
    const { to, change = {}, payload = {}, audience } = await decide(campaign);
    const stage = campaignLifecycle.after(campaign.stage, verb, to);
    const hasMoved = stage !== campaign.stage;
    const changed = { ...change, ...(hasMoved && { stage, stageSince: now() }), version: campaign.version + 1 };
    await tx.update(Campaign, { id: campaign.id }, changed);
    const moved = { ...campaign, ...changed };
    await this.clocks.follow(tx, moved, hasMoved, change);
    const { event: type } = campaignLifecycle.moves[verb];
    await this.events.record(tx, {
      ...{ type, subjectId: campaign.id, ...actor, audience: audience ?? audienceOf(moved) },
      payload: { allianceId: campaign.allianceId, hostId: campaign.hostId, beneficiaryId: campaign.beneficiaryId, ...payload },
    });
    return moved;
  }
}

export const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such campaign.', field: ['id'] });
const forbidden = (verb: string) =>
  new DomainError({ code: 'FORBIDDEN', message: `You may not ${WORDS[verb] ?? verb} this campaign.` });
const UNFIT = 'That is nothing this kind of campaign has.';

const WORDS: Readonly<Record<string, string>> = {
  chooseAudience: 'choose the guests of',
  sendBack: 'send back',
  testSend: 'try the mail of',
  giveProof: 'give the proof of',
  confirmProof: 'confirm the proof of',
  disputeProof: 'dispute the proof of',
};
