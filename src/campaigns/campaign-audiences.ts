import { Injectable } from '@nestjs/common';
import { Suppressions, type Addressee } from '../consents/index.js';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import type { Campaign } from './campaign.entity.js';
import { type LawfulBasisKind, type LeftOut } from './invitation.lifecycle.js';

/** A person of the host's book in the chosen segments, and what becomes of her. */
export interface Candidate {
  readonly contactId: string;
  readonly clientId: string;
  readonly hash: Buffer | null;
  readonly basis: LawfulBasisKind | null;
  /** Null: she is invited. */
  readonly leftOut: LeftOut | null;
}

export interface AudiencePreview {
  /** Everybody in the segments. */
  readonly selected: number;
  readonly invited: number;
  readonly leftOut: number;
  readonly reasons: readonly { readonly reason: LeftOut; readonly count: number }[];
  /** Within so many days before nobody is written to twice on behalf of partners. */
  readonly capDays: number;
}

interface Row {
  readonly contactId: string;
  readonly clientId: string;
  readonly email: string | null;
}

/** Clients of the segments that belong to the host; a segment of another book has none. */
const SELECTED = `
  SELECT DISTINCT s.id FROM unnest($2::uuid[]) AS wanted (id)
  JOIN segment ON segment.id = wanted.id AND segment.business_id = $1
  CROSS JOIN LATERAL segment_clients(wanted.id) AS s (id)`;

/** The strongest reason stands first: that one counts. An address that comes twice is invited once. */
const JUDGE = `
  /* campaigns.judge */
  WITH judged AS (
    SELECT c.contact_id, c.client_id, c.hash, c.ordinal, b.basis,
      CASE
        WHEN c.hash IS NULL THEN 'NO_ADDRESS'
        WHEN EXISTS (SELECT FROM suppression x WHERE x.business_id = $1 AND x.purpose = 'CAMPAIGN'
          AND x.address_hash = c.hash AND x.until > $5) THEN 'OPTED_OUT'
        WHEN client.do_not_introduce THEN 'DO_NOT_INTRODUCE'
        WHEN b.basis IS NULL THEN 'NO_LAWFUL_BASIS'
        WHEN EXISTS (SELECT FROM invitation i WHERE i.host_id = $1 AND i.address_hash = c.hash AND i.sent_at > $6
            AND i.campaign_id IS DISTINCT FROM $7)
          -- Whom another campaign is about to write to: two that run at once would both find her free.
          OR EXISTS (SELECT FROM invitation i WHERE i.host_id = $1 AND i.address_hash = c.hash AND i.stage = 'QUEUED'
            AND i.campaign_id IS DISTINCT FROM $7)
          OR EXISTS (SELECT FROM consent q WHERE q.business_id = $1 AND q.purpose = 'INTRODUCTION'
            AND q.contact_id = c.contact_id AND q.asked_at > $6 AND q.expires_at > q.asked_at) THEN 'CONTACTED_LATELY'
      END AS left_out
    FROM unnest($2::uuid[], $3::uuid[], $4::bytea[]) WITH ORDINALITY AS c (contact_id, client_id, hash, ordinal)
    JOIN client ON client.id = c.client_id
    LEFT JOIN lawful_basis b ON b.contact_id = c.contact_id AND b.withdrawn_at IS NULL
  )
  SELECT contact_id AS "contactId", client_id AS "clientId", hash, basis,
    coalesce(left_out, CASE WHEN row_number() OVER (PARTITION BY hash, left_out IS NULL ORDER BY ordinal) > 1
      THEN 'DUPLICATE' END) AS "leftOut"
  FROM judged ORDER BY ordinal`;

/** Who in the host's book would be invited, and who is left out, with the reason. Every method sees the book for itself only. */
@Injectable()
export class CampaignAudiences {
  constructor(
    private readonly suppressions: Suppressions,
    private readonly network: NetworkService,
  ) {}

  /** In a fixed order, so that of two entries with one address always the same is invited. */
  candidates(
    tx: Tx,
    { hostId, segmentIds, id }: Pick<Campaign, 'hostId' | 'segmentIds'> & { readonly id: string | null },
  ): Promise<Candidate[]> {
    return actingAs(tx, [hostId], async () => {
      const people = await tx.query<Row[]>(
        `/* campaigns.candidates */
         SELECT contact.id AS "contactId", contact.client_id AS "clientId", contact.email
         FROM (${SELECTED}) chosen JOIN contact ON contact.client_id = chosen.id AND contact.removed_at IS NULL
         ORDER BY contact.id`,
        [hostId, segmentIds],
      );
      const { contactCapDays } = await this.network.policy(tx);
      return tx.query<Candidate[]>(JUDGE, [
        hostId,
        people.map(({ contactId }) => contactId),
        people.map(({ clientId }) => clientId),
        people.map(({ email }) => (email ? this.suppressions.hashOf(email) : null)),
        now(),
        later(now(), -contactCapDays * DAY),
        id,
      ]);
    });
  }

  async preview(tx: Tx, of: Pick<Campaign, 'hostId' | 'segmentIds'> & { readonly id: string | null }): Promise<AudiencePreview> {
    const all = await this.candidates(tx, of);
    const counts = new Map<LeftOut, number>();
    for (const { leftOut } of all) if (leftOut) counts.set(leftOut, (counts.get(leftOut) ?? 0) + 1);
    const leftOut = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const reasons = [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
    const { contactCapDays: capDays } = await this.network.policy(tx);
    return { selected: all.length, invited: all.length - leftOut, leftOut, reasons, capDays };
  }

  /** Those of the ids that are living segments of the host. */
  ownSegments(tx: Tx, hostId: string, segmentIds: readonly string[]): Promise<string[]> {
    return actingAs(tx, [hostId], async () => {
      const rows = await tx.query<{ id: string }[]>(
        '/* campaigns.ownSegments */ SELECT id FROM segment WHERE business_id = $1 AND id = ANY ($2) AND removed_at IS NULL',
        [hostId, segmentIds],
      );
      return rows.map(({ id }) => id);
    });
  }

  /** When she was invited last, by any campaign of the host. */
  static async lastLetter(this: void, tx: Tx, { businessId, addressHash }: Addressee): Promise<Date | null> {
    const [row] = await tx.query<{ last: Date | null }[]>(
      '/* campaigns.lastLetter */ SELECT max(sent_at) AS last FROM invitation WHERE host_id = $1 AND address_hash = $2',
      [businessId, addressHash],
    );
    return row?.last ?? null;
  }

  /** Who was not written to yet never is. */
  static cancelQueued(tx: Tx, { id, hostId }: Pick<Campaign, 'id' | 'hostId'>): Promise<void> {
    return actingAs(tx, [hostId], async () => {
      await tx.query(
        `/* campaigns.cancelQueued */ UPDATE invitation SET stage = 'CANCELLED' WHERE campaign_id = $1 AND stage = 'QUEUED'`,
        [id],
      );
    });
  }
}
