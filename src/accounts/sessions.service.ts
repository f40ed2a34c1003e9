import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Authentication } from './authentication.js';
import { PasswordCheck, type Place } from './password-check.js';
import { hashOf, newToken } from './secrets.js';
import { Session } from './session.entity.js';
import { coarse, sessionLifetime } from './session.rules.js';
import { User } from './user.entity.js';

/** What the browser is told to keep. */
export interface SignedIn {
  readonly user: User;
  readonly sessionToken: string;
  readonly deviceToken: string;
}

/** Begins and ends sessions. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly authentication: Authentication,
    private readonly passwordCheck: PasswordCheck,
  ) {}

  /** `previous` is the token of the session that the browser had until now: it ends, whoever's it was. */
  async signIn(email: string, password: string, place: Place, previous: string | null): Promise<SignedIn> {
    const userId = await this.passwordCheck.of(email, password, place);
    const signedIn = await this.unitOfWork.run(async (tx) => {
      if (previous !== null) await tx.delete(Session, { tokenHash: hashOf(previous) });
      return this.start(tx, await tx.findOneByOrFail(User, { id: userId }), place);
    });
    this.authentication.forget();
    return signedIn;
  }

  /** A new session with a token of our own making, and the device known from now on. */
  async start(tx: Tx, user: User, place: Place): Promise<SignedIn> {
    const at = now();
    const sessionToken = newToken();
    const deviceToken = place.device ?? newToken();
    const session: Session = {
      id: uuidv7(),
      userId: user.id,
      tokenHash: hashOf(sessionToken),
      userAgent: place.userAgent?.slice(0, 300) ?? null,
      address: coarse(place.ip),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: later(at, sessionLifetime(user.isAdmin)),
    };
    await tx.query('/* sessions.tidy */ DELETE FROM session WHERE user_id = $1 AND expires_at <= $2', [user.id, at]);
    await tx.insert(Session, session);
    await tx.query(
      `/* sessions.knowDevice */
       INSERT INTO known_device (user_id, device_hash, last_used_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT known_device_pkey DO UPDATE SET last_used_at = excluded.last_used_at`,
      [user.id, hashOf(deviceToken), at],
    );
    await this.events.record(tx, { type: 'session.started', subjectId: session.id, actorId: user.id, audience: [] });
    return { user, sessionToken, deviceToken };
  }

  async signOut(viewer: Viewer, sessionId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.end(tx, viewer, sessionId, 'session.ended'));
    this.authentication.forget();
  }

  /** Somebody else's session is not there. */
  async revoke(viewer: Viewer, sessionId: string): Promise<Session> {
    const session = await this.unitOfWork.run((tx) => this.end(tx, viewer, sessionId, 'session.revoked'));
    this.authentication.forget();
    if (!session) throw new DomainError({ code: 'NOT_FOUND', message: 'No such session.', field: ['id'] });
    return session;
  }

  /** Ends the user's sessions but one. After the commit `forget` must follow. */
  async endAll(tx: Tx, userId: string, but: string | null = null): Promise<void> {
    const ended = await tx.query<{ id: string }[]>(
      `/* sessions.endAll */
       WITH ended AS (DELETE FROM session WHERE user_id = $1 AND id IS DISTINCT FROM $2 RETURNING id) SELECT id FROM ended`,
      [userId, but],
    );
    for (const { id } of ended)
      await this.events.record(tx, { type: 'session.revoked', subjectId: id, actorId: userId, audience: [] });
  }

  /** See `Authentication.forget`. */
  forget(): void {
    this.authentication.forget();
  }

  private async end(tx: Tx, viewer: Viewer, id: string, type: string): Promise<Session | null> {
    const session = await tx.findOne(Session, { where: { id, userId: viewer.userId }, lock: { mode: 'for_no_key_update' } });
    if (!session) return null;
    await tx.delete(Session, { id });
    await this.events.record(tx, { type, subjectId: id, actorId: viewer.userId, audience: [] });
    return session;
  }
}
