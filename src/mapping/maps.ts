import { Injectable } from '@nestjs/common';
import { Segments } from '../clients/index.js';
import type { Viewer } from '../kernel/viewer.js';
import type { AllianceMapType, AllyOverlapType, MapCellType } from './map.graph.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { OverlapQueries, type SegmentOnMap } from './overlap.queries.js';
import { heldBy, least } from './sharing.rules.js';
import { SharingSides } from './sharing-sides.js';

/** Puts rows, columns and counts together. */
@Injectable()
export class Maps {
  constructor(
    private readonly sides: SharingSides,
    private readonly queries: OverlapQueries,
    private readonly segments: Segments,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** With `asPartner` the partner is the reader: its rows are what the viewer is given, its columns what the viewer gives. */
  async of(viewer: Viewer, allianceId: string, asPartner: boolean): Promise<AllianceMapType> {
    const { alliance, own, other } = await this.sides.look(viewer, allianceId);
    const reader = asPartner ? other : own;
    const isActive = alliance.stage === 'ACTIVE';
    // One after the other: each holds a connection while it lasts.
    const rows = await (asPartner ? this.queries.offered(own, allianceId, own) : this.segmentsOf(viewer, own, allianceId));
    const columns = await this.queries.offered(own, allianceId, reader);
    const counts = await this.queries.counts(own, allianceId, reader);
    const doubts = asPartner ? [] : await this.queries.doubts(own, allianceId);
    const unclear = asPartner || !isActive ? [] : await this.queries.unclear(own, allianceId);
    const cells = rows.flatMap((row) =>
      columns.map((column): MapCellType => {
        const count = counts.find(({ ownId, otherId }) => ownId === row.id && otherId === column.id);
        return {
          own: row,
          other: column,
          level: count?.level ?? least(row.level, column.level),
          heldBy: heldBy(row.level, column.level),
          count: count?.published ?? null,
          countedAt: count?.takenAt ?? null,
        };
      }),
    );
    return { rows, columns, cells, doubts, unclear };
  }

  /** Every book has the standard segments; they are made when they are first looked for, be it here. */
  private async segmentsOf(viewer: Viewer, businessId: string, allianceId: string): Promise<SegmentOnMap[]> {
    const found = await this.queries.ownSegments(viewer, businessId, allianceId);
    if (found.length > 0) return found;
    await this.unitOfWork.run((tx) => this.segments.of(tx, businessId));
    return this.queries.ownSegments(viewer, businessId, allianceId);
  }

  async alliesOfSegment(viewer: Viewer, businessId: string, segmentId: string): Promise<AllyOverlapType[]> {
    const rows = await this.queries.countsWithAll(viewer, businessId, segmentId);
    return rows.map(({ allianceId, otherName, level, published, takenAt }) => ({
      allianceId,
      otherName,
      level,
      count: published,
      countedAt: takenAt,
    }));
  }
}
