import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Authentication } from './authentication.js';
import { sessionLifetime } from './session.rules.js';
import { User } from './user.entity.js';

/** Appoints and dismisses the admins of the network. */
@Injectable()
export class AdminsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly authentication: Authentication,
  ) {}

  appoint(viewer: Viewer, userId: string): Promise<User> {
    return this.change(async (tx) => {
      const { user } = await this.lock(tx, viewer, userId);
      if (user.isAdmin) return user;
      if (!user.emailVerifiedAt) {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'An admin must have verified her e-mail address first.' });
      }
      return this.make(tx, user, viewer.userId);
    });
  }

  dismiss(viewer: Viewer, userId: string): Promise<User> {
    return this.change(async (tx) => {
      const { user, admins } = await this.lock(tx, viewer, userId);
      if (!user.isAdmin) return user;
      if (admins.length < 2) {
        throw new DomainError({ code: 'LAST_ADMIN', message: 'The network always keeps one admin. Appoint another one first.' });
      }
      await tx.update(User, { id: userId }, { isAdmin: false });
      await this.events.record(tx, { type: 'admin.dismissed', subjectId: userId, actorId: viewer.userId, audience: [] });
      return { ...user, isAdmin: false };
    });
  }

  /** Her sessions end within an admin's time from now on, not within everybody's. */
  async make(tx: Tx, user: User, actorId: string | null): Promise<User> {
    await tx.update(User, { id: user.id }, { isAdmin: true });
    await tx.query('/* admins.shortenSessions */ UPDATE session SET expires_at = least(expires_at, $2) WHERE user_id = $1', [
      user.id,
      later(now(), sessionLifetime(true)),
    ]);
    await this.events.record(tx, { type: 'admin.appointed', subjectId: user.id, actorId, audience: [] });
    return { ...user, isAdmin: true };
  }

  private async change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.unitOfWork.run(work);
    this.authentication.forget();
    return result;
  }

  /** Locks all admins before the user: of two who dismiss each other, the second is no admin any more. */
  private async lock(tx: Tx, viewer: Viewer, userId: string): Promise<{ user: User; admins: string[] }> {
    if (!viewer.isAdmin) throw forbidden();
    const rows = await tx.query<{ id: string }[]>(
      `/* admins.lock */ SELECT id FROM user_account WHERE is_admin ORDER BY id FOR NO KEY UPDATE`,
    );
    const admins = rows.map((row) => row.id);
    if (!admins.includes(viewer.userId)) throw forbidden();
    const user = await tx.findOne(User, { where: { id: userId }, lock: { mode: 'for_no_key_update' } });
    if (!user) throw new DomainError({ code: 'NOT_FOUND', message: 'No such user.', field: ['userId'] });
    return { user, admins };
  }
}

const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'This is for admins of the network.' });
