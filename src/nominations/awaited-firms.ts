import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { ownDomainOf, type Business } from '../businesses/index.js';
import { Suppressions } from '../consents/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { AwaitedFirm } from './awaited-firm.entity.js';

/**
 * Who waits for a firm that is not here yet. Matched by the firm's own domain only, which is public once it is admitted:
 * whose mailbox is whose is told to nobody.
 */
@Injectable()
export class AwaitedFirms {
  constructor(private readonly suppressions: Suppressions) {}

  /** Free mailboxes belong to nobody, and are not waited for. */
  async wait(tx: Tx, businessId: string, subjectId: string, addresses: readonly (string | null)[]): Promise<void> {
    for (const domainHash of this.hashesOf(addresses)) {
      await tx.query(
        '/* awaitedFirms.wait */ INSERT INTO awaited_firm (subject_id, domain_hash, business_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [subjectId, domainHash, businessId],
      );
    }
  }

  async forget(tx: Tx, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length > 0) await tx.delete(AwaitedFirm, { subjectId: Any([...subjectIds]) });
  }

  /** Who waits for this firm, in a fixed order. */
  waitingFor(tx: Tx, { domains, website }: Pick<Business, 'domains' | 'website'>): Promise<AwaitedFirm[]> {
    const hashes = this.hashesOf([...domains, website]);
    return tx.find(AwaitedFirm, { where: { domainHash: Any(hashes) }, order: { subjectId: 'ASC' } });
  }

  private hashesOf(addresses: readonly (string | null)[]): Buffer[] {
    const domains = new Set(addresses.map((each) => (each ? ownDomainOf(each) : null)).filter((each) => each !== null));
    return [...domains].map((domain) => this.suppressions.hashOf(`domain ${domain}`));
  }
}
