import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { longDay } from '../platform/pages/words.js';

/** A person of a book, by her entry and by what stands for her address: a book may have her twice. */
export interface Addressee {
  readonly businessId: string;
  readonly contactId: string;
  readonly addressHash: Buffer;
}

/** When the business last wrote to her on behalf of a partner, as one feature knows it. The transaction acts for the business. */
export type LastLetter = (tx: Tx, addressee: Addressee) => Promise<Date | null>;

/**
 * How often a business writes to one person on behalf of partners, whatever for. Features above register what they
 * send: a call upward without an import upward. Questions by mail are known here.
 */
@Injectable()
export class FrequencyCap {
  private readonly sources: LastLetter[] = [lastQuestion];

  constructor(private readonly network: NetworkService) {}

  register(source: LastLetter): void {
    this.sources.push(source);
  }

  /**
   * Throws CONTACTED_LATELY, with the day from which she may be asked, about `input.isExpected`. The transaction acts for
   * the business.
   */
  async assertFree(tx: Tx, addressee: Addressee): Promise<void> {
    let last: Date | null = null;
    for (const source of this.sources) {
      const date = await source(tx, addressee);
      if (date && (!last || date > last)) last = date;
    }
    if (!last) return;
    const { contactCapDays } = await this.network.policy(tx);
    const free = later(last, contactCapDays * DAY);
    if (free <= now()) return;
    throw new DomainError({
      code: 'CONTACTED_LATELY',
      message: `You wrote to this person on behalf of a partner on ${longDay(last)}. From ${longDay(free)} on she may be asked, or now, if she told you that she expects it.`,
      field: ['input', 'isExpected'],
    });
  }
}

/** A yes that was carried over from a campaign was no letter: it ended when it was asked. */
async function lastQuestion(tx: Tx, { businessId, contactId }: Addressee): Promise<Date | null> {
  const [row] = await tx.query<{ last: Date | null }[]>(
    `/* frequencyCap.lastQuestion */
     SELECT max(asked_at) AS last FROM consent
     WHERE business_id = $1 AND purpose = 'INTRODUCTION' AND contact_id = $2 AND expires_at > asked_at`,
    [businessId, contactId],
  );
  return row?.last ?? null;
}
