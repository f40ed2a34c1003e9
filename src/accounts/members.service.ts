import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Role, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Authentication } from './authentication.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { mayRemove, maySetRole } from './member.policy.js';
import { Membership } from './membership.entity.js';

interface Locked {
  readonly member: Membership;
  /** How many owners the business has. */
  readonly owners: number;
  /** As she is now, not as she was when the request came in. */
  readonly viewer: Viewer;
}

/** Changes what members are, and ends memberships. */
@Injectable()
export class MembersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly authentication: Authentication,
  ) {}

  setRole(viewer: Viewer, id: string, role: Role): Promise<Membership> {
    return this.change(async (tx) => {
      const { member, owners, viewer: asker } = await this.lock(tx, viewer, id);
      if (!maySetRole(asker, member, role)) throw forbidden();
      if (member.role === role) return member;
      assertNotLastOwner(member, owners);
      await tx.update(Membership, { id }, { role });
      await this.record(tx, viewer, member, 'member.role_changed', { from: member.role, to: role });
      return { ...member, role };
    });
  }

  /** Also the way to leave. The member's API keys and open invitations of this business end with the membership. */
  remove(viewer: Viewer, id: string): Promise<Membership> {
    return this.change(async (tx) => {
      const { member, owners, viewer: asker } = await this.lock(tx, viewer, id);
      if (!mayRemove(asker, member)) throw forbidden();
      assertNotLastOwner(member, owners);
      const { userId, businessId } = member;
      const keys = await tx.query<{ id: string }[]>(
        `/* members.endKeys */
         WITH ended AS (DELETE FROM api_key WHERE created_by_id = $1 AND business_id = $2 RETURNING id) SELECT id FROM ended`,
        [userId, businessId],
      );
      for (const key of keys) {
        await this.events.record(tx, {
          type: 'api_key.revoked',
          subjectId: key.id,
          actorId: viewer.userId,
          businessId,
          audience: [businessId],
        });
      }
      await tx.delete(MemberInvitation, { businessId, invitedById: userId });
      await tx.delete(Membership, { id });
      await this.record(tx, viewer, member, 'member.removed', {});
      return member;
    });
  }

  private async change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.unitOfWork.run(work);
    this.authentication.forget();
    return result;
  }

  /**
   * Locks the business's owners before the member herself: of two owners who remove each other at
   * once, the second finds that she is the last. The viewer's own role is read again under the lock.
   */
  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<Locked> {
    const found = await tx.findOneBy(Membership, { id });
    if (!found || !belongsTo(viewer, found.businessId)) throw notFound();
    const { businessId } = found;
    const { length: owners } = await tx.query<{ id: string }[]>(
      `/* members.lockOwners */
       SELECT id FROM membership WHERE business_id = $1 AND role = 'OWNER' ORDER BY id FOR NO KEY UPDATE`,
      [businessId],
    );
    const member = await tx.findOne(Membership, { where: { id }, lock: { mode: 'for_no_key_update' } });
    const own = await tx.findOneBy(Membership, { userId: viewer.userId, businessId });
    if (!member || !own) throw notFound();
    return { member, owners, viewer: { ...viewer, roles: new Map([[businessId, own.role]]) } };
  }

  private record(tx: Tx, viewer: Viewer, member: Membership, type: string, payload: object): Promise<void> {
    const { id, userId, businessId } = member;
    return this.events.record(tx, {
      type,
      subjectId: id,
      actorId: viewer.userId,
      businessId,
      audience: [businessId],
      payload: { userId, ...payload },
    });
  }
}

function assertNotLastOwner(member: Membership, owners: number): void {
  if (member.role === 'OWNER' && owners < 2) {
    throw new DomainError({
      code: 'LAST_OWNER',
      message: 'A business always keeps one owner. Make somebody else an owner first.',
    });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such member.', field: ['id'] });
const forbidden = () =>
  new DomainError({ code: 'FORBIDDEN', message: 'Only owners and managers change members, and only owners change owners.' });
