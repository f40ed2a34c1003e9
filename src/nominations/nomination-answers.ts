import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { NominationMoves } from './nomination-moves.js';
import type { Nomination } from './nomination.entity.js';
import { can, isOpen } from './nomination.policy.js';
import { nominatorOf, type Nominator } from './nominator.js';
import { Nominees } from './nominees.js';

export const NOMINATION_LINK = 'nomination';

/** The nominee's own word, by her link. */
@Injectable()
export class NominationAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly moves: NominationMoves,
    private readonly nominees: Nominees,
  ) {}

  /** What the page shows; read where PostgreSQL refuses to write. Throws LINK_ENDED. */
  async look(token: string): Promise<{ readonly nomination: Nomination; readonly by: Nominator }> {
    const id = await this.links.find(token, NOMINATION_LINK);
    if (!id) throw linkEnded();
    return this.unitOfWork.readFor([], async (tx) => {
      const nomination = await this.moves.find(tx, id);
      const by = nomination && isOpen(nomination, now()) ? await nominatorOf(tx, nomination) : null;
      if (!nomination || !by) throw linkEnded();
      return { nomination, by };
    });
  }

  /** She does not want to: what is known of her is forgotten here and now, but for the hash that keeps others away. */
  async decline(token: string): Promise<void> {
    const id = await this.links.find(token, NOMINATION_LINK);
    if (!id) throw linkEnded();
    await this.unitOfWork.run(async (tx) => {
      const nomination = await this.moves.lock(tx, id);
      if (!nomination || !isOpen(nomination, now()) || !can('NOMINEE', 'decline', nomination.stage)) throw linkEnded();
      await this.moves.move(tx, nomination, 'decline', { personName: null, email: null });
      await this.nominees.suppress(tx, nomination.addressHash);
    });
  }
}

export const linkEnded = () => new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
