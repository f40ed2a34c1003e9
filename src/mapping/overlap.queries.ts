import { Injectable } from '@nestjs/common';
import { booksOf, Client, ClientsQueries, type SegmentKind } from '../clients/index.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { MatchBasis, SharedField, SharingLevel } from './sharing.rules.js';
import { SharingSides } from './sharing-sides.js';

export interface SegmentOnMap {
  readonly id: string;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly level: SharingLevel;
  readonly fields: SharedField[];
  readonly version: number;
}

export interface Count {
  readonly ownId: string;
  readonly otherId: string;
  readonly level: SharingLevel;
  readonly published: number | null;
  readonly takenAt: Date | null;
}

/** A pair of segments of an alliance, and through whose eyes. */
export interface CellOf {
  readonly allianceId: string;
  readonly ownSegmentId: string;
  readonly otherSegmentId: string;
  readonly asPartner: boolean;
}

export interface SharedRow {
  readonly id: string;
  readonly ownClientId: string | null;
  readonly ownName: string | null;
  readonly name: string;
  readonly domains: string[] | null;
  readonly industry: string | null;
  readonly sizeBand: string | null;
  readonly region: string | null;
  readonly lifecycle: string | null;
  readonly customerSince: string | null;
  readonly strongestTie: number | null;
  readonly basis: MatchBasis | null;
  readonly confidence: number | null;
}

export interface AllyOfClient extends Omit<SharedRow, 'id' | 'ownName' | 'name' | 'ownClientId'> {
  readonly clientId: string;
  readonly allianceId: string;
  readonly otherId: string;
  readonly ownSegmentId: string;
  readonly otherSegmentId: string;
}

const FIELDS = `domains, industry, size_band AS "sizeBand", region, lifecycle, customer_since::text AS "customerSince",
  strongest_tie AS "strongestTie"`;

/**
 * Every read across the line. Each is one function of the database's, which asks for itself what both sides give; here
 * it is only said for whom. Seeing it as the partner does is the same statement with the partner as the reader.
 */
@Injectable()
export class OverlapQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sides: SharingSides,
    private readonly clients: ClientsQueries,
  ) {}

  /** The segments of the reader that are on the map: her own ones all, the other's where they are given. */
  ownSegments(viewer: Viewer, businessId: string, allianceId: string | null): Promise<SegmentOnMap[]> {
    this.assertReads(viewer, businessId);
    return this.unitOfWork.readFor([businessId], (tx) =>
      tx.query<SegmentOnMap[]>(
        `/* mapping.ownSegments */
         SELECT s.id, s.name, s.kind, coalesce(r.level, 'HIDDEN') AS level, coalesce(r.fields, '{}') AS fields, coalesce(r.version, 0) AS version
         FROM segment s LEFT JOIN sharing_rule r ON r.segment_id = s.id AND r.alliance_id = $2
         WHERE s.business_id = $1 AND s.removed_at IS NULL
         ORDER BY array_position(ARRAY['CUSTOMERS', 'OPPORTUNITIES', 'PROSPECTS', 'LAPSED', 'CUSTOM'], s.kind), s.name, s.id`,
        [businessId, allianceId],
      ),
    );
  }

  /** What `reader` is given by the other side of the alliance. */
  offered(acting: string, allianceId: string, reader: string): Promise<SegmentOnMap[]> {
    return this.across(acting, (tx) =>
      tx.query<SegmentOnMap[]>(
        `/* mapping.offered */ SELECT segment_id AS id, name, kind, level, fields, 0 AS version FROM sharing_offered($1, $2)
         ORDER BY array_position(ARRAY['CUSTOMERS', 'OPPORTUNITIES', 'PROSPECTS', 'LAPSED', 'CUSTOM'], kind), name, segment_id`,
        [allianceId, reader],
      ),
    );
  }

  counts(acting: string, allianceId: string, reader: string): Promise<Count[]> {
    return this.across(acting, (tx) =>
      tx.query<Count[]>(
        `/* mapping.counts */ SELECT own_segment AS "ownId", other_segment AS "otherId", level, published, taken_at AS "takenAt"
         FROM overlap_counts($1, $2)`,
        [allianceId, reader],
      ),
    );
  }

  /** Of one of the viewer's segments with every ally: the largest cell of each, the largest first. */
  countsWithAll(
    viewer: Viewer,
    businessId: string,
    segmentId: string,
  ): Promise<(Count & { allianceId: string; otherName: string })[]> {
    this.assertReads(viewer, businessId);
    return this.across(businessId, async (tx) => {
      const rows = await tx.query<(Count & { allianceId: string; otherName: string })[]>(
        `/* mapping.countsWithAll */
         SELECT a.id AS "allianceId", c.own_segment AS "ownId", c.other_segment AS "otherId", c.level, c.published, c.taken_at AS "takenAt",
           o.name AS "otherName"
         FROM alliance a CROSS JOIN LATERAL overlap_counts(a.id, $1) c
         JOIN LATERAL sharing_offered(a.id, $1) o ON o.segment_id = c.other_segment
         WHERE $1 IN (a.proposer_id, a.partner_id) AND a.stage = 'ACTIVE' AND c.own_segment = $2
         ORDER BY coalesce(c.published, 0) DESC, a.id, c.other_segment`,
        [businessId, segmentId],
      );
      const seen = new Set<string>();
      return rows.filter(({ allianceId }) => !seen.has(allianceId) && seen.add(allianceId));
    });
  }

  async sharedClients(viewer: Viewer, cell: CellOf, slice: Slice): Promise<Page<SharedRow>> {
    const { own, other } = await this.sides.look(viewer, cell.allianceId);
    return this.rowsOf(
      'shared_clients',
      `own_client AS "ownClientId", own_name AS "ownName", basis, confidence`,
      [cell.allianceId, cell.asPartner ? other : own, cell],
      own,
      slice,
    );
  }

  async partnerClients(viewer: Viewer, cell: CellOf, slice: Slice): Promise<Page<SharedRow>> {
    const { own, other } = await this.sides.look(viewer, cell.allianceId);
    const none = `NULL AS "ownClientId", NULL AS "ownName", NULL AS basis, NULL AS confidence`;
    return this.rowsOf('partner_clients', none, [cell.allianceId, cell.asPartner ? other : own, cell], own, slice);
  }

  /** The viewer's own clients that the partner's segment does not have. */
  async greenfield(viewer: Viewer, cell: CellOf, slice: Slice): Promise<Page<Client>> {
    const { own } = await this.sides.look(viewer, cell.allianceId);
    return this.across(own, async (tx) => {
      const ids = await tx.query<{ id: string }[]>(
        `/* mapping.greenfield */ SELECT own_client AS id FROM greenfield_clients($1, $2, $3, $4, $5, $6)`,
        [cell.allianceId, own, cell.ownSegmentId, cell.otherSegmentId, slice.after, slice.first + 1],
      );
      const rows = await tx
        .createQueryBuilder(Client, 'client')
        .where('client.id = ANY(:ids)', { ids: ids.map(({ id }) => id) })
        .orderBy('client.id')
        .getMany();
      return toPage(rows, slice);
    });
  }

  /** Who of the allies knows each of these clients. */
  readonly alliesOf = new Loader<string, AllyOfClient[], RequestContext>(async (clientIds, context) => {
    const viewer = viewerOf(context);
    const found = new Map<string, AllyOfClient[]>();
    for (const clientId of clientIds) {
      const client = await this.clients.findClient(viewer, clientId);
      const rows = client
        ? await this.across(client.businessId, (tx) =>
            tx.query<AllyOfClient[]>(
              `/* mapping.alliesOf */ SELECT $2::uuid AS "clientId", alliance_id AS "allianceId", other AS "otherId", own_segment AS "ownSegmentId",
                 other_segment AS "otherSegmentId", ${FIELDS}, basis, confidence FROM allies_of_client($1, $2) ORDER BY alliance_id`,
              [client.businessId, clientId],
            ),
          )
        : [];
      found.set(clientId, rows);
    }
    return found;
  });

  /** Names that may stand for one company; none but where both give each other all. */
  async doubts(acting: string, allianceId: string): Promise<Doubt[]> {
    return this.across(acting, (tx) =>
      tx.query<Doubt[]>(
        `/* mapping.doubts */ SELECT link::text AS id, own_client AS "ownClientId", own_name AS "ownName", other_name AS "otherName",
           other_industry AS "otherIndustry", other_region AS "otherRegion" FROM doubtful_links($1, $2, 50)`,
        [allianceId, acting],
      ),
    );
  }

  /** Asked of the owner alone, from her own book alone: names that say too little, of clients without any key. */
  unclear(acting: string, allianceId: string): Promise<{ id: string; name: string }[]> {
    return this.unitOfWork.readFor([acting], (tx) =>
      tx.query<{ id: string; name: string }[]>(
        `/* mapping.unclear */
         SELECT DISTINCT c.id, c.name FROM sharing_rule r CROSS JOIN LATERAL segment_clients(r.segment_id) AS m (id) JOIN client c ON c.id = m.id
         JOIN client_name n ON n.client_id = c.id AND n.is_weak
         WHERE r.alliance_id = $2 AND r.business_id = $1 AND r.level <> 'HIDDEN' AND NOT c.do_not_introduce
           AND NOT EXISTS (SELECT FROM client_key k WHERE k.client_id = c.id) ORDER BY c.name, c.id LIMIT 20`,
        [acting, allianceId],
      ),
    );
  }

  assertReads(viewer: Viewer, businessId: string): void {
    if (belongsTo(viewer, businessId) && booksOf(viewer).includes(businessId)) return;
    throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
  }

  private async rowsOf(
    source: 'shared_clients' | 'partner_clients',
    more: string,
    [allianceId, reader, cell]: readonly [string, string, CellOf],
    acting: string,
    slice: Slice,
  ): Promise<Page<SharedRow>> {
    const after = slice.after === null ? 0 : placeOf(slice.after);
    const rows = await this.across(acting, (tx) =>
      tx.query<(Omit<SharedRow, 'id'> & { place: number })[]>(
        `/* mapping.${source} */ SELECT place, name, ${FIELDS}, ${more} FROM ${source}($1, $2, $3, $4, $5, $6)`,
        [allianceId, reader, cell.ownSegmentId, cell.otherSegmentId, after, slice.first + 1],
      ),
    );
    return toPage(
      rows.map(({ place, ...row }) => ({ ...row, id: idOfPlace(place) })),
      slice,
    );
  }

  private across<T>(acting: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.readFor([acting], work);
  }
}

export interface Doubt {
  readonly id: string;
  readonly ownClientId: string;
  readonly ownName: string;
  readonly otherName: string;
  readonly otherIndustry: string | null;
  readonly otherRegion: string | null;
}

/** A place in a list in the form of the ids that cursors are made of: it tells nothing of the row. */
const idOfPlace = (place: number): string => `00000000-0000-0000-0000-${place.toString(16).padStart(12, '0')}`;
const placeOf = (id: string): number => Number.parseInt(id.slice(-7), 16);
