import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { worksFor, type Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Campaign } from './campaign.entity.js';
import { isHosts, sideOf } from './campaign.policy.js';
import { GuestTokens } from './guest-tokens.js';
import { readersOf } from './guests.queries.js';

export interface GuestLine {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly title: string | null;
  readonly company: string | null;
  readonly stage: string;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly attendedAt: Date | null;
}

export interface LinkLine {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly link: string;
}

/** What files of guests hold. Row-level security decides which rows: the transaction acts for the viewer's own firms. */
@Injectable()
export class GuestFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: GuestTokens,
    private readonly events: EventLog,
  ) {}

  /** The host reads its book, everybody else what was disclosed. */
  guests(viewer: Viewer, campaign: Campaign): Promise<GuestLine[]> {
    const columns = 'i.stage, i.answer, i.answered_at AS "answeredAt", i.attended_at AS "attendedAt"';
    const person = isHosts(viewer, campaign)
      ? `SELECT c.name, c.email, c.phone, c.title, k.name AS company, ${columns} FROM invitation i
         JOIN contact c ON c.id = i.contact_id JOIN client k ON k.id = i.client_id`
      : `SELECT d.name, d.email, d.phone, d.title, d.company, ${columns} FROM invitation i
         LEFT JOIN disclosure d ON d.subject_id = i.id AND d.wiped_at IS NULL`;
    return this.unitOfWork.readFor(readersOf(viewer), (tx) =>
      tx.query<GuestLine[]>(`/* guests.file */ ${person} WHERE i.campaign_id = $1 ORDER BY i.place NULLS LAST, i.id`, [
        campaign.id,
      ]),
    );
  }

  /** Those invited and not opted out; they count as written to from now on. */
  links(viewer: Viewer, { id }: Campaign): Promise<LinkLine[]> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await lockRow(tx, Campaign, id);
      if (!campaign || sideOf(viewer, campaign) === null || !worksFor(viewer, campaign.hostId)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only the host gets the links of its guests.' });
      }
      if (campaign.channel !== 'HOST' || !['RUNNING', 'PAUSED'].includes(campaign.stage)) {
        throw new DomainError({
          code: 'ILLEGAL_MOVE',
          message: 'Links are given out while a campaign runs that the host sends itself.',
        });
      }
      await actFor(tx, [campaign.hostId]);
      const guests = await tx.query<{ id: string; name: string; email: string; company: string }[]>(
        `/* guests.links */
         SELECT i.id, c.name, c.email, k.name AS company FROM invitation i
         JOIN contact c ON c.id = i.contact_id AND c.email IS NOT NULL JOIN client k ON k.id = i.client_id
         WHERE i.campaign_id = $1 AND i.stage IN ('QUEUED', 'SENT') AND NOT EXISTS (
           SELECT FROM suppression x WHERE x.business_id = $2 AND x.purpose = 'CAMPAIGN' AND x.address_hash = i.address_hash AND x.until > $3)
         ORDER BY i.id`,
        [id, campaign.hostId, now()],
      );
      const [rows] = await tx.query<[{ id: string }[], number]>(
        `/* guests.linksGiven */ UPDATE invitation SET stage = 'SENT', sent_at = $2
         WHERE id = ANY ($1) AND stage = 'QUEUED' RETURNING id`,
        [guests.map((guest) => guest.id), now()],
      );
      for (const { id: subjectId } of rows) {
        await this.events.record(tx, {
          ...{ type: 'invitation.sent', subjectId, actorId: viewer.userId, businessId: campaign.hostId },
          ...{ audience: [campaign.hostId], payload: { campaignId: id } },
        });
      }
      return guests.map(({ id: guestId, ...guest }) => ({
        ...guest,
        link: this.tokens.invitationUrl(campaign.content.title, guestId),
      }));
    });
  }
}
