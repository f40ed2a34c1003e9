import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { longDay } from '../platform/pages/words.js';
import type { Consent } from './consent.entity.js';
import { monthsLater } from './consent.rules.js';
import { Suppression } from './suppression.entity.js';

type About = Pick<Consent, 'businessId' | 'purpose' | 'addressHash'>;

/** Who asked to be left alone, and until when. Every method needs a transaction that acts for the business. */
@Injectable()
export class Suppressions {
  constructor(
    private readonly config: Config,
    private readonly network: NetworkService,
  ) {}

  /** What stands for an address (as the book has it, in lower case) where the address itself must not stay. */
  hashOf(address: string): Buffer {
    if (!this.config.secret) throw new Error('Suppression needs the secret of the installation.');
    return createHmac('sha256', this.config.secret).update(`suppression\n${address}`).digest();
  }

  /** Until when the person does not want to be asked; null when she may be. */
  async untilOf(tx: Tx, about: About): Promise<Date | null> {
    const [row] = await tx.query<{ until: Date | null }[]>(
      `/* suppressions.untilOf */
       SELECT max(until) AS until FROM suppression
       WHERE business_id = $1 AND purpose = $2 AND address_hash = $3 AND until > $4`,
      [about.businessId, about.purpose, about.addressHash, now()],
    );
    return row?.until ?? null;
  }

  /** Throws SUPPRESSED while the person does not want to be asked. */
  async assertNone(tx: Tx, about: About): Promise<void> {
    const until = await this.untilOf(tx, about);
    if (!until) return;
    const message = `This person asked not to be contacted about this until ${longDay(until)}.`;
    throw new DomainError({ code: 'SUPPRESSED', message, field: ['input', 'contactId'] });
  }

  /** Without `until`, for as many months as the network's policy says. */
  async add(tx: Tx, about: About, reason: Suppression['reason'], until?: Date): Promise<void> {
    const { businessId, purpose, addressHash } = about;
    const { suppressionMonths } = await this.network.policy(tx);
    await tx.insert(Suppression, {
      id: uuidv7(),
      businessId,
      purpose,
      addressHash,
      reason,
      until: until ?? monthsLater(now(), suppressionMonths),
      madeAt: now(),
    });
  }

  /** She may be asked again from now on. */
  async lift(tx: Tx, about: About): Promise<void> {
    await tx.query(
      `/* suppressions.lift */
       UPDATE suppression SET until = $4 WHERE business_id = $1 AND purpose = $2 AND address_hash = $3 AND until > $4`,
      [about.businessId, about.purpose, about.addressHash, now()],
    );
  }
}
