import { Injectable } from '@nestjs/common';
import type { Slice } from '../kernel/page.js';
import { DAY, later, now } from '../kernel/time.js';
import { ASKING } from '../notifications/index.js';
import { Reads } from '../platform/database/reads.js';
import type { InboxItemType } from './inbox.graph.js';
import type { Bare } from './inbox-tasks.js';

/** How far back the inbox goes. */
const DAYS = 90;
/** And at most through so many of a firm's events. */
const MOST_EVENTS = 2_000;

/** Things of the network; a firm's own sessions, keys and book are no news to it. */
const NEWS = `(e.type ~ '^(introduction|alliance|outcome|business|campaign)\\.' AND e.type <> 'campaign.progressed'
  OR e.type IN ('nomination.joined', 'nomination.credited', 'supplier_survey.answered', 'one_to_one.note_read')
  OR e.type IN ('invitation.opted_in', 'invitation.revoked', 'invitation.converted')) AND NOT e.type = ANY ($4::text[])`;

/** The newest events that a firm ($1) may learn of and that somebody else caused, as a person ($2) has marked them. */
const NOTICES = `
  SELECT e.position, e.id, e.type, e.subject_id, e.actor_id, e.business_id, e.occurred_at, m.read_at
  FROM (SELECT position FROM event_audience WHERE business_id = $1 ORDER BY position DESC LIMIT ${MOST_EVENTS}) told
  JOIN event e USING (position)
  LEFT JOIN inbox_mark m ON m.user_id = $2 AND m.business_id = $1 AND m.item_id = e.id
  WHERE e.business_id IS DISTINCT FROM $1 AND e.occurred_at >= $3 AND ${NEWS}
    AND m.done_at IS NULL AND (m.snoozed_until IS NULL OR m.snoozed_until <= $5)`;

const COLUMNS = `id, type, subject_id AS "subjectId", actor_id AS "actorId", business_id AS "businessId", occurred_at AS "occurredAt"`;

/** What others did that concerns a firm. */
@Injectable()
export class InboxNotices {
  constructor(private readonly reads: Reads) {}

  /** Newest first, one more than asked for. */
  async page(userId: string, firmId: string, { first, after }: Slice): Promise<InboxItemType[]> {
    const rows = await this.reads.rows<Omit<InboxItemType, 'kind' | 'firmId' | 'dueAt' | 'snoozedUntil' | 'doneAt'>>(
      'inbox.notices',
      `SELECT ${COLUMNS}, read_at AS "readAt" FROM (${NOTICES}) notice
       WHERE $6::uuid IS NULL OR position < (SELECT position FROM event WHERE id = $6) ORDER BY position DESC LIMIT $7`,
      [...valuesOf(userId, firmId), after, first + 1],
    );
    return rows.map((row) => ({ ...row, kind: 'NOTICE', firmId, dueAt: null, snoozedUntil: null, doneAt: null }));
  }

  async counts(userId: string, firmId: string): Promise<{ readonly all: number; readonly unread: number }> {
    const [row] = await this.reads.rows<{ all: number; unread: number }>(
      'inbox.noticeCounts',
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE read_at IS NULL)::int AS unread FROM (${NOTICES}) notice`,
      valuesOf(userId, firmId),
    );
    return row ?? { all: 0, unread: 0 };
  }

  /** One event, of any age; null where it is none that the firm may learn of, or its own doing. */
  async find(firmId: string, id: string): Promise<Bare | null> {
    const [row] = await this.reads.rows<Omit<Bare, 'kind' | 'firmId' | 'dueAt'>>(
      'inbox.notice',
      `SELECT ${COLUMNS} FROM event e
       WHERE id = $1 AND business_id IS DISTINCT FROM $2
         AND EXISTS (SELECT FROM event_audience WHERE business_id = $2 AND position = e.position)`,
      [id, firmId],
    );
    return row ? { ...row, kind: 'NOTICE', firmId, dueAt: null } : null;
  }
}

const valuesOf = (userId: string, firmId: string): unknown[] => [firmId, userId, later(now(), -DAYS * DAY), ASKING, now()];
