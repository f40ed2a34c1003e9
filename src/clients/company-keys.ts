import { Injectable } from '@nestjs/common';
import { MINUTE } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { normaliseCompanyName } from './company-name.rules.js';
import { keyTextsOf, type KeyFacts } from './company-keys.rules.js';
import { known } from './known.js';

interface Kept extends KeyFacts {
  readonly id: string;
  readonly businessId: string;
  readonly name: string;
  readonly nameKey: string | null;
  readonly removed: boolean;
}

/** Clients that are brought up to date in one go. */
const AT_ONCE = 2_000;

/** Keeps what makes clients comparable in step with what the book says of them: their keys and their normalised names. */
@Injectable()
export class CompanyKeys {
  /**
   * Works out the keys of these clients anew. The transaction acts for their business. The clients are locked first:
   * of two people of one client who change at once, the second must see what the first has become.
   */
  async refresh(tx: Tx, clientIds: readonly string[]): Promise<void> {
    if (clientIds.length === 0) return;
    await tx.query(`/* companyKeys.lock */ SELECT FROM client WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`, [clientIds]);
    const clients = await tx.query<Kept[]>(
      `/* companyKeys.facts */
       SELECT c.id, c.business_id AS "businessId", c.name, c.name_key AS "nameKey", c.domains, c.identifier, c.region,
         c.removed_at IS NOT NULL AS removed,
         array(SELECT p.email FROM contact p WHERE p.client_id = c.id AND p.removed_at IS NULL AND p.email IS NOT NULL) AS emails
       FROM client c WHERE c.id = ANY ($1)`,
      [clientIds],
    );
    const named = clients.map(({ name }) => normaliseCompanyName(name));
    if (clients.some(({ nameKey }, index) => nameKey !== named[index])) {
      await tx.query(
        `/* companyKeys.names */ UPDATE client c SET name_key = n.key FROM unnest($1::uuid[], $2::text[]) AS n (id, key)
         WHERE c.id = n.id AND c.name_key IS DISTINCT FROM n.key`,
        [clients.map(({ id }) => id), named],
      );
    }
    const domains: [client: Kept, text: string][] = [];
    const identifiers: [client: Kept, text: string][] = [];
    for (const client of clients) {
      if (client.removed) continue;
      const texts = keyTextsOf(client, known.domainOf);
      for (const text of texts.domains) domains.push([client, text]);
      for (const text of texts.identifiers) identifiers.push([client, text]);
    }
    const [ids] = await tx.query<{ domains: number[]; identifiers: number[] }[]>(
      `/* companyKeys.ids */ SELECT company_key_ids('DOMAIN', $1) AS domains, company_key_ids('IDENTIFIER', $2) AS identifiers`,
      [domains.map(([, text]) => text), identifiers.map(([, text]) => text)],
    );
    const pairs = [...domains, ...identifiers];
    const keyIds = [...(ids?.domains ?? []), ...(ids?.identifiers ?? [])];
    await tx.query(
      `/* companyKeys.write */
       WITH wanted AS MATERIALIZED (SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::int[]) AS w (client_id, business_id, key_id)),
       gone AS (
         DELETE FROM client_key k WHERE k.client_id = ANY ($1)
           AND NOT EXISTS (SELECT FROM wanted w WHERE w.client_id = k.client_id AND w.key_id = k.key_id)
       )
       INSERT INTO client_key (client_id, business_id, key_id) SELECT client_id, business_id, key_id FROM wanted
       ON CONFLICT DO NOTHING`,
      [clientIds, pairs.map(([{ id }]) => id), pairs.map(([{ businessId }]) => businessId), keyIds],
    );
  }

  /** Clients that were written without keys: those of an earlier version, and all when the way of normalising changed. */
  @Every(10 * MINUTE)
  async catchUp(tx: Tx): Promise<void> {
    const businesses = await tx.query<{ id: string }[]>(`/* companyKeys.books */ SELECT id FROM business ORDER BY id`);
    for (const { id } of businesses) {
      await actFor(tx, [id]);
      const waiting = await tx.query<{ id: string }[]>(
        `/* companyKeys.waiting */ SELECT id FROM client WHERE business_id = $1 AND name_key IS NULL AND removed_at IS NULL
         ORDER BY id LIMIT ${AT_ONCE}`,
        [id],
      );
      await this.refresh(
        tx,
        waiting.map((each) => each.id),
      );
    }
    await actFor(tx, []);
  }
}
