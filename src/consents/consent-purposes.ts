import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { ConsentDescription } from './consent-words.js';
import type { Consent } from './consent.entity.js';
import type { Purpose } from './consent.rules.js';

/**
 * What consents do not know of the things they are asked for. All of it runs in the transaction that changes the
 * consent, which acts for the business that asks (`consent.businessId`) and for nobody else.
 */
export interface ConsentPurpose {
  describe(tx: Tx, consent: Consent): Promise<ConsentDescription>;
  /**
   * Follows a consent that was granted, declined, deferred, asked again, expired, revoked, or withdrawn because the
   * contact was erased: `consent.state` says which. Not called for what the purpose began itself (`ask`, `withdraw`).
   * A refusal (DomainError) undoes the answer, and the person reads its message.
   */
  decided(tx: Tx, consent: Consent): Promise<void>;
  /** Locks the subject. Called before the consent is locked, so that all lock in one order and none deadlock. */
  lock?(tx: Tx, subjectId: string): Promise<void>;
}

/** Where features above register what they ask consent for: a call upward without an import upward. */
@Injectable()
export class ConsentPurposes {
  private readonly purposes = new Map<Purpose, ConsentPurpose>();

  register(name: Purpose, purpose: ConsentPurpose): void {
    if (this.purposes.has(name)) throw new Error(`The purpose ${name} is registered twice.`);
    this.purposes.set(name, purpose);
  }

  of({ purpose }: Pick<Consent, 'purpose'>): ConsentPurpose {
    const found = this.purposes.get(purpose);
    if (!found) throw new Error(`Nobody registered the purpose ${purpose}.`);
    return found;
  }
}
