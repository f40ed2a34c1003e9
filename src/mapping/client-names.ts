import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import { nameFacts } from './name-match.rules.js';

const AT_ONCE = 5_000;

/** What the names of a book say, worked out where it is not, or not any more. */
@Injectable()
export class ClientNames {
  /** The transaction acts for the business. */
  async bringUpToDate(tx: Tx, businessId: string): Promise<void> {
    for (;;) {
      const rows = await tx.query<{ id: string; name: string }[]>(
        `/* mapping.namesDue */ SELECT c.id, c.name FROM client c LEFT JOIN client_name n ON n.client_id = c.id
         WHERE c.business_id = $1 AND c.removed_at IS NULL AND n.name IS DISTINCT FROM c.name LIMIT ${AT_ONCE}`,
        [businessId],
      );
      if (rows.length === 0) return;
      const facts = rows.map(({ name }) => nameFacts(name));
      await tx.query(
        `/* mapping.names */
         INSERT INTO client_name (client_id, business_id, name, exact, core, head, bag, is_weak, is_formal, form)
         SELECT id, $1, name, exact, core, head, bag, is_weak, is_formal, form FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[],
           $6::text[], $7::text[], $8::boolean[], $9::boolean[], $10::text[]) AS t (id, name, exact, core, head, bag, is_weak, is_formal, form)
         ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, exact = excluded.exact, core = excluded.core, head = excluded.head,
           bag = excluded.bag, is_weak = excluded.is_weak, is_formal = excluded.is_formal, form = excluded.form`,
        [
          businessId,
          rows.map(({ id }) => id),
          rows.map(({ name }) => name),
          ...(['exact', 'core', 'head', 'bag', 'isWeak', 'isFormal', 'form'] as const).map((part) =>
            facts.map((each) => each[part]),
          ),
        ],
      );
    }
  }
}
