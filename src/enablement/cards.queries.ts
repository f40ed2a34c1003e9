import { Injectable } from '@nestjs/common';
import { Any, DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from '../kernel/viewer.js';
import { Reads } from '../platform/database/reads.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { canRead, READ_IN, readersOf } from './card.policy.js';
import { CardReading, EnablementCard } from './enablement.entities.js';
import type { CardReadersType } from './cards.graph.js';

/** The partners of businesses in a live alliance, from the yes to the proposal on. */
const PARTNERS = `
  SELECT own.id, CASE WHEN a.proposer_id = own.id THEN a.partner_id ELSE a.proposer_id END AS "partnerId"
  FROM unnest($1::uuid[]) AS own(id) JOIN alliance a ON own.id IN (a.proposer_id, a.partner_id) AND a.stage = ANY ($2)`;

/** More partners than these are not listed. */
const MOST_PARTNERS = 100;

/** Reads cards, each only by those for whom it was written. */
@Injectable()
export class CardsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Whatever it is that the viewer may see: ask `visible`. */
  private readonly cardOf = new Loader<string, EnablementCard>(async (ids) => {
    const cards = await this.dataSource.manager.findBy(EnablementCard, { businessId: Any([...ids]) });
    return new Map(cards.map((card) => [card.businessId, card]));
  });

  private readonly partnersLoader = new Loader<string, string[]>(async (ids) => {
    const rows = await this.reads.rows<{ id: string; partnerId: string }>('cards.partnersOf', PARTNERS, [ids, READ_IN]);
    return byKey(
      ids,
      rows.map(({ id, partnerId }) => [id, partnerId]),
    );
  });

  /** The readings of a person, by card. */
  private readonly readingsOf = new Loader<string, CardReading[], RequestContext>(async (ids, request) => {
    const { userId } = viewerOf(request);
    const rows = await this.dataSource.manager.findBy(CardReading, { businessId: Any([...ids]), userId });
    return byKey(
      ids,
      rows.map((row) => [row.businessId, row]),
    );
  });

  /** The card; null when there is none, and for everybody but the firm and its partners. */
  async visible(viewer: Viewer, request: object, businessId: string): Promise<EnablementCard | null> {
    const card = await this.cardOf.load(request, businessId);
    if (!card) return null;
    const partners = (await this.partnersLoader.load(request, businessId)) ?? [];
    return canRead(viewer, businessId, partners) ? card : null;
  }

  /** The same for rules, in a transaction: for which of the viewer's firms she reads it. */
  async readersIn(manager: EntityManager, viewer: Viewer, businessId: string): Promise<string[]> {
    return readersOf(viewer, businessId, await this.partnersIn(manager, businessId));
  }

  /** The present edition, 0 where there is no card; whoever calls decides who may know. */
  async editionOf(manager: EntityManager, businessId: string): Promise<number> {
    return (await manager.findOneBy(EnablementCard, { businessId }))?.edition ?? 0;
  }

  async partnersIn(manager: EntityManager, businessId: string): Promise<string[]> {
    const rows = await manager.query<{ partnerId: string }[]>(`/* cards.partnersIn */ ${PARTNERS}`, [[businessId], READ_IN]);
    return rows.map(({ partnerId }) => partnerId);
  }

  /** When the viewer read a card last, and whether it was the present edition; null when she never did. */
  async readingBy(
    request: RequestContext,
    { businessId, edition }: EnablementCard,
  ): Promise<{ readAt: Date; isPresent: boolean } | null> {
    const readings = (await this.readingsOf.load(request, businessId)) ?? [];
    const latest = readings.toSorted((a, b) => b.readAt.getTime() - a.readAt.getTime())[0];
    return latest ? { readAt: latest.readAt, isPresent: readings.some((each) => each.edition === edition) } : null;
  }

  /** Each partner of the firm, and how many of its members have read the card as it stands. */
  readonly readersByPartner = new Loader<string, CardReadersType[]>(async (ids) => {
    const rows = await this.reads.rows<CardReadersType & { id: string }>(
      'cards.readersByPartner',
      `SELECT p.id, p."partnerId", count(m.user_id)::int AS members, count(r.user_id)::int AS readers, max(r.read_at) AS "lastReadAt"
       FROM (${PARTNERS}) p JOIN enablement_card c ON c.business_id = p.id
       LEFT JOIN membership m ON m.business_id = p."partnerId"
       LEFT JOIN card_reading r ON r.business_id = p.id AND r.reader_id = p."partnerId" AND r.user_id = m.user_id AND r.edition = c.edition
       GROUP BY p.id, p."partnerId" ORDER BY p.id, p."partnerId"`,
      [ids, READ_IN],
    );
    const all = byKey(
      ids,
      rows.map(({ id, ...row }) => [id, row]),
    );
    return new Map([...all].map(([id, partners]) => [id, partners.slice(0, MOST_PARTNERS)]));
  });
}

/** Rows by key, with an empty list for a key without rows. */
function byKey<Row>(keys: readonly string[], rows: readonly (readonly [string, Row])[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const [key, row] of rows) groups.get(key)?.push(row);
  return groups;
}
