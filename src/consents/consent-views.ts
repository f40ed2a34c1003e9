import { Injectable } from '@nestjs/common';
import { Clients } from '../clients/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { ConsentMoves } from './consent-moves.js';
import type { ConsentDescription } from './consent-words.js';
import type { Consent } from './consent.entity.js';
import { offered, type PersonField } from './consent.rules.js';
import { Disclosures, valuesOf } from './disclosures.js';
import { Suppressions } from './suppressions.js';

/** A consent as its person sees it, in a letter or on her page. */
export interface ConsentView {
  readonly consent: Consent;
  readonly description: ConsentDescription;
  /** What would be shared, or after a yes what is: the very values. */
  readonly values: readonly { readonly field: PersonField; readonly value: string }[];
  /** Until when she is not asked about this; null when she may be. */
  readonly suppressedUntil: Date | null;
  /** Her own address in the book; null when she was taken out of it. */
  readonly address: string | null;
}

/** Gathers what a person is shown. Changes nothing; the transaction must act for the owner of the consent. */
@Injectable()
export class ConsentViews {
  constructor(
    private readonly moves: ConsentMoves,
    private readonly clients: Clients,
    private readonly disclosures: Disclosures,
    private readonly suppressions: Suppressions,
  ) {}

  async of(tx: Tx, consent: Consent): Promise<ConsentView> {
    const description = await this.moves.describe(tx, consent);
    const acquaintance = await this.clients.find(tx, consent.businessId, consent.contactId);
    const known = consent.fieldsGranted
      ? await this.disclosures.valuesOf(tx, consent.id)
      : acquaintance && valuesOf(acquaintance);
    const fields = known ? offered(consent.fieldsGranted ?? consent.fieldsRequested, known) : [];
    return {
      consent,
      description,
      values: fields.flatMap((field) => ({ field, value: known?.[field] ?? '' })),
      suppressedUntil: await this.suppressions.untilOf(tx, consent),
      address: acquaintance?.contact.email ?? null,
    };
  }
}
