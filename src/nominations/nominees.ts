import { Injectable } from '@nestjs/common';
import { monthsLater, Suppressions } from '../consents/index.js';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { NominationOwner } from './nomination.entity.js';
import { MOST_LETTERS, NOMINATION_DAYS } from './nomination.rules.js';

/**
 * Who may be written to. Asked when a letter is about to go out and never before: whoever nominates gets the same
 * answer whether there is a letter or not, and so learns nothing of an address.
 */
@Injectable()
export class Nominees {
  constructor(
    private readonly suppressions: Suppressions,
    private readonly network: NetworkService,
  ) {}

  hashOf(address: string): Buffer {
    return this.suppressions.hashOf(address);
  }

  /** Whether a letter about the nomination may go out now; the first time it is counted. Locks against another one at once. */
  async mayWrite(tx: Tx, nominationId: string): Promise<boolean> {
    const owner = await tx.findOneByOrFail(NominationOwner, { nominationId });
    const hash = owner.addressHash;
    await tx.query(`/* nominees.one */ SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))`, [hash]);
    const [row] = await tx.query<{ suppressed: boolean; letters: number }[]>(
      `/* nominees.mayWrite */
       SELECT EXISTS (SELECT FROM nomination_suppression WHERE address_hash = $1 AND until > $2) AS suppressed,
         (SELECT count(*)::int FROM nomination_owner
          WHERE address_hash = $1 AND written_at > $3 AND nomination_id <> $4) AS letters`,
      [hash, now(), later(now(), -NOMINATION_DAYS * DAY), nominationId],
    );
    if (!row || row.suppressed || (owner.writtenAt === null && row.letters >= MOST_LETTERS)) return false;
    if (owner.writtenAt === null) await tx.update(NominationOwner, { nominationId }, { writtenAt: now() });
    return true;
  }

  /** Nobody's nomination reaches the address any more, for as many months as the network's policy says. */
  async suppress(tx: Tx, addressHash: Buffer): Promise<void> {
    const { suppressionMonths } = await this.network.policy(tx);
    await tx.query(
      `/* nominees.suppress */
       INSERT INTO nomination_suppression (address_hash, until, made_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT nomination_suppression_pkey DO UPDATE SET until = EXCLUDED.until`,
      [addressHash, monthsLater(now(), suppressionMonths), now()],
    );
  }
}
