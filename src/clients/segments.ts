import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { Segment, type SegmentFilter, type SegmentKind } from './segment.entity.js';

/** The segments every book has. LAPSED are those who stopped and those who left. */
const STANDARD: readonly { readonly kind: SegmentKind; readonly name: string; readonly filter: SegmentFilter }[] = [
  { kind: 'CUSTOMERS', name: 'Customers', filter: { lifecycles: ['CUSTOMER'] } },
  { kind: 'OPPORTUNITIES', name: 'Open opportunities', filter: { tags: ['opportunity'] } },
  { kind: 'PROSPECTS', name: 'Prospects', filter: { lifecycles: ['PROSPECT'] } },
  { kind: 'LAPSED', name: 'Lapsed', filter: { lifecycles: ['LAPSED', 'LOST'] } },
];

/** Events after which the clients of a segment, or the keys of its clients, may be others. Their `businessId` says whose book. */
export const BOOK_CHANGING_EVENTS = [
  ...(['client.added', 'client.changed', 'client.removed', 'client.merged'] as const),
  ...(['contact.added', 'contact.changed', 'contact.removed'] as const),
  ...(['import.done', 'import.undone', 'import.cancelled'] as const),
  ...(['segment.added', 'segment.changed', 'segment.removed'] as const),
] as const;

/** What the features above may ask of the segments of a book, inside their own transactions. */
@Injectable()
export class Segments {
  /** The living segments of a book, standard ones first and made when they are missing. Sees the book for this only. */
  of(tx: Tx, businessId: string): Promise<Segment[]> {
    return actingAs(tx, [businessId], async () => {
      const found = await this.living(tx, businessId);
      const missing = STANDARD.filter(({ kind }) => !found.some((segment) => segment.kind === kind));
      if (missing.length === 0) return found;
      for (const { kind, name, filter } of missing) {
        await tx.query(
          `/* segments.standard */ INSERT INTO segment (id, business_id, name, kind, filter, created_at, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT DO NOTHING`,
          [uuidv7(), businessId, name, kind, JSON.stringify(filter), now()],
        );
      }
      return this.living(tx, businessId);
    });
  }

  /** Ids of the clients in a segment of the book; none for a segment of another. */
  clientsOf(tx: Tx, businessId: string, segmentId: string): Promise<string[]> {
    return actingAs(tx, [businessId], async () => {
      const rows = await tx.query<{ id: string }[]>(
        '/* segments.clientsOf */ SELECT s.id FROM segment_clients($1) AS s (id) WHERE EXISTS (SELECT FROM segment WHERE id = $1 AND business_id = $2)',
        [segmentId, businessId],
      );
      return rows.map(({ id }) => id);
    });
  }

  /** The keys of a segment's clients, sorted and each once: what overlaps are counted with. */
  keysOf(tx: Tx, businessId: string, segmentId: string): Promise<number[]> {
    return actingAs(tx, [businessId], async () => {
      const [row] = await tx.query<{ keys: number[] }[]>(
        `/* segments.keysOf */ SELECT array(
           SELECT DISTINCT k.key_id FROM segment_clients($1) AS s (id) JOIN client_key k ON k.client_id = s.id
           WHERE k.business_id = $2 ORDER BY 1) AS keys`,
        [segmentId, businessId],
      );
      return row?.keys ?? [];
    });
  }

  private async living(tx: Tx, businessId: string): Promise<Segment[]> {
    const found = await tx.find(Segment, { where: { businessId, removedAt: IsNull() }, order: { id: 'ASC' } });
    const place = ({ kind }: Segment) => (kind === 'CUSTOM' ? STANDARD.length : STANDARD.findIndex((each) => each.kind === kind));
    return found.sort((one, other) => place(one) - place(other));
  }
}
