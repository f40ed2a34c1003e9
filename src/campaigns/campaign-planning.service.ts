import { Injectable } from '@nestjs/common';
import { assertNone, DomainError, type Violation } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import { CampaignAudiences, type AudiencePreview } from './campaign-audiences.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { CampaignMoves } from './campaign-moves.js';
import type { Campaign } from './campaign.entity.js';
import { audienceOf } from './campaign.policy.js';
import { isFeature, needsReview } from './campaign.rules.js';
import { because, type Reasons } from './campaigns.service.js';

export interface Plan {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly pacePerMinute: number | null;
  readonly channel: Campaign['channel'] | null;
}

/** Answers are taken for so long where no end was given. */
const USUAL_DAYS = 14;
const LONGEST_DAYS = 180;

/** Between the handshake and the first mail: the guests, the dates, the look of an admin, the mail to oneself. */
@Injectable()
export class CampaignPlanningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly grounds: CampaignGrounds,
    private readonly moves: CampaignMoves,
    private readonly audiences: CampaignAudiences,
    private readonly letters: Letters,
    private readonly events: EventLog,
  ) {}

  /** Which of the host's segments are invited. The event tells the host alone. */
  chooseAudience(viewer: Viewer, id: string, segmentIds: readonly string[], expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'chooseAudience', expectedVersion, async ({ hostId, stage }) => {
        const wanted = [...new Set(segmentIds)];
        const own = await this.audiences.ownSegments(tx, hostId, wanted);
        if (own.length !== wanted.length) throw new DomainError(noSegment);
        return { to: stage, change: { segmentIds: wanted }, audience: [hostId] };
      }),
    );
  }

  /** Sets the dates. An admin looks first where the policy says so, unless one has approved these very words. */
  schedule(viewer: Viewer, id: string, plan: Plan, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const scheduled = await this.moves.byViewer(tx, viewer, id, 'schedule', expectedVersion, async (campaign) => {
        await this.grounds.assertActive(tx, campaign);
        const window = isFeature(campaign.kind) ? {} : windowOf(campaign, plan);
        const { invited } = isFeature(campaign.kind) ? NO_GUESTS : await this.assertGuests(tx, campaign);
        const isReviewed = campaign.reviewedNumber === campaign.contentNumber;
        const toReview = !isReviewed && needsReview(await this.grounds.reviewFacts(tx, campaign, invited));
        const change = {
          ...window,
          ...(plan.pacePerMinute !== null && { pacePerMinute: plan.pacePerMinute }),
          ...(plan.channel !== null && { channel: plan.channel }),
          ...{ reason: null, note: null },
        };
        return { to: toReview ? 'IN_REVIEW' : 'SCHEDULED', change, payload: { review: toReview } };
      });
      if (scheduled.stage === 'IN_REVIEW') {
        const actor = { actorId: viewer.userId, businessId: scheduled.hostId };
        await this.events.record(tx, {
          ...{ type: 'campaign.review_requested', subjectId: id, ...actor, audience: audienceOf(scheduled) },
        });
      }
      return scheduled;
    });
  }

  approve(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'approve', expectedVersion, ({ contentNumber }) => ({
        change: { reviewedNumber: contentNumber, reviewedBy: viewer.userId },
      })),
    );
  }

  /** Both sides read why, change the words, and accept anew. */
  sendBack(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'sendBack', expectedVersion, () => {
        const { change, payload } = because(reasons);
        return { change: { ...change, hostAccepted: null, beneficiaryAccepted: null }, payload };
      }),
    );
  }

  refuse(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) => this.moves.byViewer(tx, viewer, id, 'refuse', expectedVersion, () => because(reasons)));
  }

  /** Sends the mail, as guests will get it, to the viewer herself. Its link leads to a look at the page. */
  testSend(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'testSend', expectedVersion, async ({ stage, contentNumber, hostId }) => {
        await this.letters.queue(tx, { letter: 'campaign.test', subjectId: id, to: viewer.userId });
        return { to: stage, change: { testedNumber: contentNumber }, audience: [hostId] };
      }),
    );
  }

  /** What becomes of the people in these segments. For the host's own eyes. */
  preview(hostId: string, segmentIds: readonly string[], id: string | null): Promise<AudiencePreview> {
    return this.unitOfWork.readFor([hostId], (tx) => this.audiences.preview(tx, { hostId, segmentIds: [...segmentIds], id }));
  }

  private async assertGuests(tx: Tx, campaign: Campaign): Promise<AudiencePreview> {
    const preview = await this.audiences.preview(tx, campaign);
    if (preview.invited === 0) throw new DomainError(nobody);
    return preview;
  }
}

const NO_GUESTS = { invited: 0 };

function windowOf({ content }: Campaign, plan: Plan): Pick<Campaign, 'startsAt' | 'endsAt'> {
  const startsAt = plan.startsAt ?? now();
  const endsAt = plan.endsAt ?? (content.heldAt === null ? later(startsAt, USUAL_DAYS * DAY) : new Date(content.heldAt));
  const wrong: Violation[] = [];
  if (startsAt < later(now(), -DAY)) wrong.push(invalid('startsAt', 'The start must not lie in the past.'));
  if (endsAt <= startsAt || endsAt <= now()) wrong.push(invalid('endsAt', 'The end must come after the start.'));
  if (endsAt > later(startsAt, LONGEST_DAYS * DAY))
    wrong.push(invalid('endsAt', `At most ${LONGEST_DAYS} days after the start.`));
  if (content.heldAt !== null && endsAt > new Date(content.heldAt))
    wrong.push(invalid('endsAt', 'Answers are taken until the event begins, not after.'));
  assertNone(wrong);
  return { startsAt, endsAt };
}

const invalid = (part: string, message: string): Violation => ({ code: 'INVALID', message, field: ['input', part] });
const noSegment = { code: 'NOT_FOUND', message: 'No such segment.', field: ['input', 'segmentIds'] };
const nobody = {
  code: 'NO_GUESTS',
  message: 'Nobody is left to invite. Choose segments of your book, and look at who is left out.',
};
