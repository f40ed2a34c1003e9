import { Injectable } from '@nestjs/common';
import { Clients } from '../clients/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { violationsOfBook } from '../kernel/giveaways.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import { CampaignAudiences } from './campaign-audiences.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { CampaignMoves } from './campaign-moves.js';
import { Campaign, CampaignVersion } from './campaign.entity.js';
import { audienceOf, isHosts, sideOf } from './campaign.policy.js';
import {
  violationsOfContent,
  violationsOfReason,
  type CampaignContent,
  type CampaignKind,
  type CampaignReason,
} from './campaign.rules.js';

export interface CampaignDraft {
  readonly allianceId: string;
  /** Whether the viewer's own firm is the host. */
  readonly isHost: boolean;
  readonly kind: CampaignKind;
  readonly content: CampaignContent;
}

export interface Reasons {
  readonly reason: CampaignReason;
  readonly note: string | null;
}

/** The words of a campaign until both have accepted them, and its early ends. One public method is one transaction. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly grounds: CampaignGrounds,
    private readonly moves: CampaignMoves,
    private readonly clients: Clients,
    private readonly events: EventLog,
    private readonly letters: Letters,
  ) {}

  /** Keeps a draft of either side; its words are judged when it is proposed. */
  draft(viewer: Viewer, { allianceId, isHost, kind, content }: CampaignDraft): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const { ownId, otherId } = await this.grounds.open(tx, viewer, allianceId);
      const [id, at] = [uuidv7(), now()];
      const [hostId, beneficiaryId] = isHost ? [ownId, otherId] : [otherId, ownId];
      await tx.insert(Campaign, {
        ...{ id, allianceId, hostId, beneficiaryId, proposedById: ownId, kind, content, capacity: content.capacity },
        ...{ stage: 'DRAFT', stageSince: at, createdBy: viewer.userId, createdAt: at },
      });
      const campaign = await tx.findOneByOrFail(Campaign, { id });
      await this.write(tx, viewer, campaign, ownId);
      await this.events.record(tx, {
        ...{ type: 'campaign.drafted', subjectId: id, actorId: viewer.userId, businessId: ownId },
        audience: audienceOf(campaign),
        payload: { allianceId, hostId, beneficiaryId, kind },
      });
      return campaign;
    });
  }

  /** New words: whoever had accepted the old ones accepts anew, the writer too. Only a draft may become of another kind. */
  update(
    viewer: Viewer,
    id: string,
    { content, kind }: { readonly content: CampaignContent; readonly kind: CampaignKind | null },
    expectedVersion: number | null,
  ): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.moves.byViewer(tx, viewer, id, 'update', expectedVersion, async (old) => {
        if (kind !== null && kind !== old.kind && old.stage !== 'DRAFT') throw new DomainError(kindStands);
        if (old.stage !== 'DRAFT') await this.assertFit(tx, viewer, { ...old, content });
        const change = {
          ...{ content, kind: kind ?? old.kind, capacity: content.capacity, contentNumber: old.contentNumber + 1 },
          ...{ hostAccepted: null, beneficiaryAccepted: null },
        };
        return { to: old.stage === 'DRAFT' ? 'DRAFT' : 'PROPOSED', change, payload: { number: change.contentNumber } };
      });
      await this.write(tx, viewer, campaign, sideOf(viewer, campaign) ?? campaign.proposedById);
      return campaign;
    });
  }

  /** Shows it to the other side; who proposes accepts. */
  propose(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'propose', expectedVersion, async (draft) => {
        await this.grounds.assertActive(tx, draft);
        await this.assertFit(tx, viewer, draft);
        return { change: { shownAt: now(), ...accepted(viewer, draft) } };
      }),
    );
  }

  /** Accepts the words that stand there now, and no others: `contentNumber` says which the viewer has read. */
  accept(viewer: Viewer, id: string, contentNumber: number, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'accept', expectedVersion, async (campaign) => {
        await this.grounds.assertActive(tx, campaign);
        if (campaign.contentNumber !== contentNumber) throw new DomainError(movedOn);
        const change = accepted(viewer, campaign);
        const both = { ...campaign, ...change };
        const areBoth = both.hostAccepted === contentNumber && both.beneficiaryAccepted === contentNumber;
        return { to: areBoth ? 'AGREED' : 'PROPOSED', change, payload: { number: contentNumber, agreed: areBoth } };
      }),
    );
  }

  decline(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) => this.moves.byViewer(tx, viewer, id, 'decline', expectedVersion, () => because(reasons)));
  }

  /** Ends it for good; who was not written to yet never is. */
  cancel(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.moves.byViewer(tx, viewer, id, 'cancel', expectedVersion, () => because(reasons));
      await CampaignAudiences.cancelQueued(tx, campaign);
      await this.tellWhoCame(tx, campaign);
      return campaign;
    });
  }

  /** What stands in the way of proposing these words: the same refusals as when they are proposed. */
  async assertFit(tx: Tx, viewer: Viewer, campaign: Campaign): Promise<void> {
    assertNone(violationsOfContent(campaign.kind, campaign.content, now()));
    // Only the host's own words are compared with its book: refusing the partner's would tell it who is in there.
    if (!isHosts(viewer, campaign)) return;
    const { title, what, forWhom, subject, text, question } = campaign.content;
    const passages = Object.entries({ title, what, forWhom, subject, text, question }).map(([part, words]) => ({
      field: ['input', 'content', part],
      text: words,
    }));
    assertNone(violationsOfBook(passages, await this.clients.book(tx, campaign.hostId)));
  }

  /** Whoever said yes is told that it does not take place. */
  private async tellWhoCame(tx: Tx, { id, hostId }: Campaign): Promise<void> {
    const guests = await actingAs(tx, [hostId], () =>
      tx.query<{ id: string }[]>(
        `/* campaigns.whoCame */ SELECT id FROM invitation WHERE campaign_id = $1 AND stage IN ('OPTED_IN', 'WAITING') ORDER BY id`,
        [id],
      ),
    );
    for (const { id: subjectId } of guests) await this.letters.queue(tx, { letter: 'campaign.called_off', subjectId });
  }

  private async write(tx: Tx, viewer: Viewer, campaign: Campaign, businessId: string): Promise<void> {
    const { id: campaignId, contentNumber: number, content } = campaign;
    const row = { campaignId, number, content, businessId, writtenBy: viewer.userId, writtenAt: now() };
    await tx.insert(CampaignVersion, row);
  }
}

/** A person's reason, checked. */
export function because({ reason, note }: Reasons) {
  assertNone(violationsOfReason(reason, note));
  return { change: { reason, note }, payload: { reason, note } };
}

const accepted = (viewer: Viewer, campaign: Campaign): Partial<Campaign> =>
  isHosts(viewer, campaign) ? { hostAccepted: campaign.contentNumber } : { beneficiaryAccepted: campaign.contentNumber };

const kindStands = { code: 'INVALID', message: 'Its kind stands: the other side has read it.', field: ['input', 'kind'] };
const movedOn = {
  code: 'STALE_VERSION',
  message: 'The words have changed since you read them. Read them again, then decide.',
  field: ['input', 'contentNumber'],
};
