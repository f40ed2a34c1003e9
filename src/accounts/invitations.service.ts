import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { later, now } from '../kernel/time.js';
import { belongsTo, manages, type Role, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import { Attempts } from './attempts.js';
import { addressOf } from './email.js';
import { LINKS } from './links.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { mayInvite } from './member.policy.js';
import { assertManages } from './members.queries.js';

/** Invites people into a business, and takes invitations back. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly letters: Letters,
    private readonly attempts: Attempts,
  ) {}

  /** Invites again, with the new role and a new end, who has an open invitation. Says nothing of whether the address has an account. */
  async invite(viewer: Viewer, businessId: string, to: { email: string; role: Role }): Promise<MemberInvitation> {
    assertManages(viewer, businessId);
    const { role } = to;
    if (!mayInvite(viewer, businessId, role)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Only owners make owners.', field: ['input', 'role'] });
    }
    const email = addressOf(to.email);
    await this.attempts.count(['invitationByUser', viewer.userId], ['mailToAddress', `invite ${email}`]);
    return this.unitOfWork.run(async (tx) => {
      await assertNoMember(tx, businessId, email);
      const invitation = await upsert(tx, {
        id: uuidv7(),
        businessId,
        email,
        role,
        invitedById: viewer.userId,
        createdAt: now(),
        expiresAt: later(now(), LINKS.join.lives),
      });
      await this.record(tx, viewer, invitation, 'member.invited');
      await this.letters.queue(tx, { letter: 'member.invitation', subjectId: invitation.id });
      return invitation;
    });
  }

  /** Its mailed link opens nothing any more. */
  withdraw(viewer: Viewer, id: string): Promise<MemberInvitation> {
    return this.unitOfWork.run(async (tx) => {
      const invitation = await tx.findOne(MemberInvitation, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!invitation || !belongsTo(viewer, invitation.businessId)) {
        throw new DomainError({ code: 'NOT_FOUND', message: 'No such invitation.', field: ['id'] });
      }
      if (!manages(viewer, invitation.businessId)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only owners and managers withdraw invitations.' });
      }
      await tx.delete(MemberInvitation, { id });
      await this.record(tx, viewer, invitation, 'member_invitation.withdrawn');
      return invitation;
    });
  }

  private record(tx: Tx, viewer: Viewer, { id, businessId, role }: MemberInvitation, type: string): Promise<void> {
    return this.events.record(tx, {
      type,
      subjectId: id,
      actorId: viewer.userId,
      businessId,
      audience: [businessId],
      payload: { role },
    });
  }
}

async function assertNoMember(tx: Tx, businessId: string, email: string): Promise<void> {
  const members = await tx.query<object[]>(
    `/* invitations.memberOf */
     SELECT FROM membership m JOIN user_account u ON u.id = m.user_id WHERE m.business_id = $1 AND u.email = $2`,
    [businessId, email],
  );
  if (members.length > 0) {
    throw new DomainError({ code: 'ALREADY_MEMBER', message: 'This person is a member already.', field: ['input', 'email'] });
  }
}

/** An open invitation to the same address keeps its id, so that the links in earlier mails still work. */
async function upsert(tx: Tx, invitation: MemberInvitation): Promise<MemberInvitation> {
  const { businessId, email, role, invitedById, createdAt, expiresAt } = invitation;
  const [row] = await tx.query<{ id: string }[]>(
    `/* invitations.upsert */
     INSERT INTO member_invitation (id, business_id, email, role, invited_by_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT ON CONSTRAINT member_invitation_business_email_key DO UPDATE
     SET role = excluded.role, invited_by_id = excluded.invited_by_id,
         created_at = excluded.created_at, expires_at = excluded.expires_at
     RETURNING id`,
    [invitation.id, businessId, email, role, invitedById, createdAt, expiresAt],
  );
  return { ...invitation, id: row?.id ?? invitation.id };
}
