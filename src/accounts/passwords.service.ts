import { Injectable } from '@nestjs/common';
import { assertNone } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import { PasswordCheck, type Place } from './password-check.js';
import { hashPassword } from './password-hash.js';
import { violationsOfPassword } from './password.rules.js';
import { SessionsService } from './sessions.service.js';
import { User } from './user.entity.js';

/** Replaces passwords, and ends what the old one had opened. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly letters: Letters,
    private readonly passwordCheck: PasswordCheck,
    private readonly sessions: SessionsService,
  ) {}

  /** Ends every session but the one that asks. Tries of the present password are counted as those of a sign-in. */
  async change(viewer: Viewer, sessionId: string, current: string, password: string, place: Place): Promise<User> {
    const user = await this.unitOfWork.readFor([], (tx) => tx.findOneByOrFail(User, { id: viewer.userId }));
    assertNone(violationsOfPassword(password, user.email, ['input', 'newPassword']));
    await this.passwordCheck.of(user.email, current, place);
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run(async (tx) => {
      await this.replace(tx, user.id, passwordHash, 'account.password_changed');
      await this.sessions.endAll(tx, user.id, sessionId);
    });
    this.sessions.forget();
    return user;
  }

  /** Sets the password without asking for the old one, ends every session, and knows no device any more. */
  async reset(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await this.replace(tx, userId, passwordHash, 'account.password_reset');
    await this.sessions.endAll(tx, userId);
    await tx.query('/* passwords.forgetDevices */ DELETE FROM known_device WHERE user_id = $1', [userId]);
  }

  /** After the commit of a `reset`. */
  forget(): void {
    this.sessions.forget();
  }

  private async replace(tx: Tx, id: string, passwordHash: string, type: string): Promise<void> {
    await tx.update(User, { id }, { passwordHash });
    await this.events.record(tx, { type, subjectId: id, actorId: id, audience: [] });
    await this.letters.queue(tx, { letter: 'account.password_replaced', subjectId: id });
  }
}
