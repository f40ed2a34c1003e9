import { Injectable } from '@nestjs/common';
import { DomainError, type Violation } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import { DEFAULT_FIGURES, type Figures } from '../network/index.js';
import type { WorkCalendar } from '../platform/clocks/working-days.js';
import type { Statements } from '../platform/database/statements.js';
import { Announcer } from '../platform/events/announcer.js';
import { textOf } from '../platform/events/notice.js';
import type { Secrets } from '../kernel/giveaways.js';
import { waitsOf } from './introduction-clocks.js';
import type { Introduction } from './introduction.entity.js';
import { audienceOf } from './introduction.policy.js';

/** A business and when it works. */
interface Side extends WorkCalendar {
  readonly id: string;
}

/** What a beginning rests on; the alliance is locked until the transaction ends. */
export interface Opening {
  readonly own: Side;
  readonly other: Side;
  readonly figures: Figures;
  /** The person in the viewer's own book, where one was named. */
  readonly known: Known | null;
}

interface Known {
  readonly contactId: string;
  readonly clientId: string;
  readonly doNotIntroduce: boolean;
  readonly secrets: Secrets;
}

interface Row {
  stage: string;
  areActive: boolean;
  proposer: Side;
  partner: Side;
  figures: Partial<Figures> | null;
  known: Known | null;
}

/**
 * SHARE lets offers of one alliance through side by side and keeps its pause or end out; a count of open requests
 * needs them one after the other. NONE only looks.
 */
export type OpeningLock = 'NONE' | 'SHARE' | 'NO KEY UPDATE';

const READ = (lock: OpeningLock) => `
  WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $3, true) AS ids)
  SELECT a.stage, p.status = 'ACTIVE' AND q.status = 'ACTIVE' AS "areActive",
    json_build_object('id', p.id, 'timezone', p.timezone, 'workingDays', p.working_days) AS proposer,
    json_build_object('id', q.id, 'timezone', q.timezone, 'workingDays', q.working_days) AS partner,
    (SELECT figures FROM network_policy WHERE id = 1) AS figures, book.known
  FROM alliance a
  JOIN business p ON p.id = a.proposer_id
  JOIN business q ON q.id = a.partner_id
  CROSS JOIN acting
  LEFT JOIN LATERAL (
    -- Refers to the CTE, so that it is scanned after the setting is made: before, row-level security shows nothing.
    SELECT json_build_object('contactId', contact.id, 'clientId', client.id, 'doNotIntroduce', client.do_not_introduce,
      'secrets', json_build_object('clientName', client.name, 'domains', client.domains, 'contactName', contact.name)) AS known
    FROM contact JOIN client ON client.id = contact.client_id
    WHERE acting.ids IS NOT NULL AND contact.id = $2 AND contact.business_id IN (a.proposer_id, a.partner_id)
      AND contact.removed_at IS NULL AND client.removed_at IS NULL
    OFFSET 0
  ) book ON true
  WHERE a.id = $1 ${lock === 'NONE' ? '' : `FOR ${lock} OF a`}`;

const WRITE = `
  WITH active AS (
    -- Looked at again, and locked: between the reading and this the alliance may have been paused or ended.
    SELECT id FROM alliance WHERE id = $4 AND stage = 'ACTIVE' FOR SHARE
  ), begun AS (
    INSERT INTO introduction (id, kind, direction, alliance_id, introducer_id, beneficiary_id, client_id, contact_id, brief,
      qualification, vouch, stage, stage_since, shown_at, supersedes_id, created_by, created_at)
    SELECT $1::uuid, $2, $3, active.id, $5::uuid, $6::uuid, $7::uuid, $8::uuid, $9::jsonb,
      $10::jsonb, $11::jsonb, $12, $13::timestamptz, $14::timestamptz, $15::uuid, $16::uuid, $13 FROM active RETURNING id
  ), waits AS (
    INSERT INTO clock (id, subject_id, purpose, started_at, due_at, side_at_fault_id, wake_at)
    SELECT $17::uuid, id, $18, $13, $19::timestamptz, $20::uuid, $19 FROM begun WHERE $18::text IS NOT NULL
  ), fact AS (
    INSERT INTO event (id, type, subject_id, actor_id, business_id, payload, occurred_at)
    SELECT $21::uuid, $22, id, $16, $23::uuid, $24::jsonb, $13 FROM begun RETURNING position
  ), told AS (
    INSERT INTO event_audience (business_id, position) SELECT unnest($25::uuid[]), position FROM fact
  )
  SELECT FROM fact`;

export type Beginning = Pick<
  Introduction,
  'kind' | 'direction' | 'allianceId' | 'introducerId' | 'beneficiaryId' | 'clientId' | 'contactId' | 'brief'
> &
  Pick<Introduction, 'qualification' | 'vouch' | 'stage' | 'supersedesId'>;

/**
 * The two statements that an introduction begins with: one reads all that the rules look at, one writes the introduction,
 * its clock and its event if the alliance is still active. Offering is the most frequent write of all, so these are its
 * only round trips.
 */
@Injectable()
export class IntroductionOpenings {
  constructor(private readonly announcer: Announcer) {}

  /**
   * Refuses with NOT_FOUND an alliance that the viewer is in on neither side, with FORBIDDEN who reads only or belongs
   * to both, and with ALLIANCE_NOT_ACTIVE one that carries nothing now.
   */
  async read(
    statements: Statements,
    viewer: Viewer,
    allianceId: string,
    contactId: string | null,
    lock: OpeningLock = 'SHARE',
  ): Promise<Opening> {
    const send = lock === 'NONE' ? statements.read : statements.write;
    const values = [allianceId, contactId, [...viewer.roles.keys()].join(',')];
    const [row] = await send<Row>('introductions.opening', READ(lock), values);
    if (!row || !(viewer.isAdmin || belongsTo(viewer, row.proposer.id) || belongsTo(viewer, row.partner.id))) {
      throw new DomainError(noAlliance);
    }
    const [own, other] = belongsTo(viewer, row.proposer.id) ? [row.proposer, row.partner] : [row.partner, row.proposer];
    if (!worksFor(viewer, own.id) || belongsTo(viewer, other.id)) throw new DomainError(notForYou);
    if (row.stage !== 'ACTIVE' || !row.areActive) throw new DomainError(notActive);
    return { own, other, figures: { ...DEFAULT_FIGURES, ...row.figures }, known: row.known };
  }

  /** The contact that an opening was read with; refuses one who is not in the book, or must not be introduced. */
  contactOf({ known }: Opening): Known {
    if (!known) throw new DomainError(noContact);
    if (known.doNotIntroduce) throw new DomainError(notToIntroduce);
    return known;
  }

  /** Writes it with its clock and its event; ALLIANCE_NOT_ACTIVE where the alliance was paused or ended meanwhile. */
  async write(
    statements: Statements,
    viewer: Viewer,
    opening: Opening,
    beginning: Beginning,
    event: string,
  ): Promise<Introduction> {
    const at = now();
    const introduction: Introduction = {
      ...beginning,
      id: uuidv7(),
      stageSince: at,
      shownAt: beginning.stage === 'DRAFT' ? null : at,
      reason: null,
      note: null,
      notBefore: null,
      declinedDueAt: null,
      sideAtFaultId: null,
      firstContactMissedAt: null,
      metAt: null,
      progressNote: null,
      progressAt: null,
      campaignId: null,
      askedBy: null,
      createdBy: viewer.userId,
      createdAt: at,
      version: 1,
    };
    const { id, kind, direction, allianceId, introducerId, beneficiaryId, supersedesId } = introduction;
    const isGiven = introducerId === opening.own.id;
    const calendars = {
      introducer: isGiven ? opening.own : opening.other,
      beneficiary: isGiven ? opening.other : opening.own,
    };
    const [wait] = waitsOf(introduction, opening.figures, calendars);
    const audience = audienceOf(introduction);
    const payload = { allianceId, introducerId, beneficiaryId, kind, direction, supersedesId };
    const begun = await statements.write('introductions.begin', WRITE, [
      ...[id, kind, direction, allianceId, introducerId, beneficiaryId, introduction.clientId, introduction.contactId],
      ...[introduction.brief, introduction.qualification, introduction.vouch].map((part) => part && JSON.stringify(part)),
      ...[introduction.stage, at, introduction.shownAt, supersedesId, viewer.userId],
      ...[uuidv7(), wait?.purpose ?? null, wait?.dueAt ?? null, wait ? calendars[wait.side].id : null],
      ...[uuidv7(), event, opening.own.id, JSON.stringify(payload), audience],
    ]);
    if (begun.length === 0) throw new DomainError(notActive);
    const text = textOf({ type: event, subjectId: id, businessId: opening.own.id, audience, occurredAt: at });
    statements.afterwards(() => this.announcer.tell([text]));
    return introduction;
  }
}

const noAlliance: Violation = { code: 'NOT_FOUND', message: 'No such alliance.', field: ['input', 'allianceId'] };
const notForYou: Violation = { code: 'FORBIDDEN', message: 'You may not begin introductions in this alliance.' };
const notActive: Violation = {
  code: 'ALLIANCE_NOT_ACTIVE',
  message: 'Only an active alliance of active businesses carries introductions.',
  field: ['input', 'allianceId'],
};
const noContact: Violation = { code: 'NOT_FOUND', message: 'No such contact.', field: ['input', 'contactId'] };
const notToIntroduce: Violation = {
  code: 'DO_NOT_INTRODUCE',
  message: 'This client must not be introduced: it is marked so in your book.',
  field: ['input', 'contactId'],
};
