import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Role } from '../kernel/viewer.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Authentication } from './authentication.js';
import { Membership } from './membership.entity.js';

/** Makes members: for invitations, and for features that make a business. */
@Injectable()
export class Memberships {
  constructor(
    private readonly events: EventLog,
    private readonly authentication: Authentication,
  ) {}

  /**
   * Makes the user a member; one who is a member already keeps her role.
   * `actorId` is who let her in, when it was not she herself.
   */
  async grant(tx: Tx, userId: string, businessId: string, role: Role, actorId = userId): Promise<Membership> {
    const membership: Membership = { id: uuidv7(), userId, businessId, role, createdAt: now() };
    const made = await tx.query<{ id: string }[]>(
      `/* memberships.grant */
       INSERT INTO membership (id, user_id, business_id, role, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT membership_user_business_key DO NOTHING RETURNING id`,
      [membership.id, userId, businessId, role, membership.createdAt],
    );
    if (made.length === 0) return tx.findOneByOrFail(Membership, { userId, businessId });
    await this.events.record(tx, {
      type: 'member.joined',
      subjectId: membership.id,
      actorId,
      businessId,
      audience: [businessId],
      payload: { userId, role },
    });
    // Before the commit is early, and enough: a viewer loaded until then is believed for less than a second.
    this.authentication.forget();
    return membership;
  }
}
