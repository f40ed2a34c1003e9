import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { AdminsService } from './admins.service.js';
import { RegistrationService } from './registration.service.js';
import { User } from './user.entity.js';

/** Instances that start together take turns here. */
const FIRST_ADMIN_LOCK = 7_233_003;

/** Makes the first admin of a new network from ADMIN_EMAIL; from then on admins appoint admins. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly registration: RegistrationService,
    private readonly admins: AdminsService,
    private readonly letters: Letters,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminEmail } = this.config;
    if (adminEmail !== null) await this.unitOfWork.run((tx) => this.ensure(tx, adminEmail));
  }

  private async ensure(tx: Tx, email: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_ADMIN_LOCK]);
    if (await tx.existsBy(User, { isAdmin: true })) return;
    const existing = await tx.findOneBy(User, { email });
    const user =
      existing ?? (await this.registration.insert(tx, { email, name: 'Admin', passwordHash: null, emailVerifiedAt: null }));
    if (!user) throw new Error('The admin’s account was made by somebody else just now. Start again.');
    if (!user.emailVerifiedAt) await this.claim(tx, user.id);
    await this.admins.make(tx, user, null);
  }

  /** Anybody may have registered the address: what she set up is void, and the mailbox's owner sets the password. */
  private async claim(tx: Tx, id: string): Promise<void> {
    await tx.update(User, { id }, { passwordHash: null });
    await tx.query('/* firstAdmin.claim */ DELETE FROM session WHERE user_id = $1', [id]);
    await this.letters.queue(tx, { letter: 'account.set_password', subjectId: id });
  }
}
