import { Injectable } from '@nestjs/common';
import { now, SECOND } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { Invitation } from './invitation.entity.js';

/** More than these wait for nobody: a flood of visits costs no memory. */
const MOST = 20_000;

/**
 * Which guests opened their page, first party and without a pixel. A look changes nothing: it is noted in memory, and a
 * duty writes it down as the figure that it is. What a killed process had not written is lost, and nobody minds.
 */
@Injectable()
export class PageOpens {
  constructor(private readonly events: EventLog) {}

  private seen = new Map<string, { readonly hostId: string; readonly at: Date }>();

  /** Programs that fetch ahead of a person say so, or do not say that they want a page. */
  note({ id, hostId, openedAt }: Invitation, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    const purpose = headers['sec-purpose'] ?? headers['purpose'];
    if (openedAt || purpose !== undefined || this.seen.size >= MOST || this.seen.has(id)) return;
    this.seen.set(id, { hostId, at: now() });
  }

  @Every(10 * SECOND)
  async write(tx: Tx): Promise<void> {
    if (this.seen.size === 0) return;
    const seen = [...this.seen];
    this.seen = new Map();
    await actFor(tx, [...new Set(seen.map(([, { hostId }]) => hostId))]);
    const [opened] = await tx.query<[{ id: string; hostId: string }[], number]>(
      `/* guests.opened */
       UPDATE invitation SET opened_at = o.at FROM unnest($1::uuid[], $2::timestamptz[]) AS o (id, at)
       WHERE invitation.id = o.id AND invitation.opened_at IS NULL
       RETURNING campaign_id AS id, host_id AS "hostId"`,
      [seen.map(([id]) => id), seen.map(([, { at }]) => at)],
    );
    const moved = new Map(opened.map(({ id, hostId }) => [id, hostId]));
    for (const [id, hostId] of moved) {
      await this.events.record(tx, { type: 'campaign.progressed', subjectId: id, audience: [hostId] });
    }
  }
}
