import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';

/** What a feature above keeps about clients or their people. Both are called in a transaction that acts for the book's business. */
export interface ClientReference {
  /** Those of the clients that the feature has something about: they are in use, and are not quietly taken away. */
  readonly used: (tx: Tx, clientIds: readonly string[]) => Promise<readonly string[]>;
  /** Makes what points at one client point at the other, of the same book. People keep their ids and need no moving. */
  readonly move: (tx: Tx, fromId: string, intoId: string) => Promise<void>;
}

/** Where features above say what they keep about clients, so that merging and undoing leave nothing pointing nowhere. */
@Injectable()
export class ClientReferences {
  private readonly all: ClientReference[] = [];

  /** Called once by each feature, when its module loads. */
  register(reference: ClientReference): void {
    this.all.push(reference);
  }

  async used(tx: Tx, clientIds: readonly string[]): Promise<Set<string>> {
    const used = new Set<string>();
    if (clientIds.length === 0) return used;
    for (const each of this.all) for (const id of await each.used(tx, clientIds)) used.add(id);
    return used;
  }

  async move(tx: Tx, fromId: string, intoId: string): Promise<void> {
    for (const each of this.all) await each.move(tx, fromId, intoId);
  }
}
