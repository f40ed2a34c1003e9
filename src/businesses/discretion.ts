import { Injectable } from '@nestjs/common';
import type { Passage } from '../kernel/giveaways.js';
import type { Tx } from '../platform/database/unit-of-work.js';

/** Throws when a text that partners will read tells what its writer keeps to itself. */
export type DiscretionRule = (tx: Tx, businessId: string, passages: readonly Passage[]) => Promise<void>;

/**
 * Looks over what a business writes for others to read. What must not be told is known further up, by the features that
 * keep it, which register their rules here; so a text can be looked over before it is kept, wherever it is written.
 */
@Injectable()
export class Discretion {
  private readonly rules: DiscretionRule[] = [];

  register(rule: DiscretionRule): void {
    this.rules.push(rule);
  }

  async assert(tx: Tx, businessId: string, passages: readonly Passage[]): Promise<void> {
    if (passages.some(({ text }) => text)) for (const rule of this.rules) await rule(tx, businessId, passages);
  }
}
