import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { booksOf, canRead } from './client.policy.js';
import type { Segment } from './segment.entity.js';
import { Segments } from './segments.js';

/** Reads of segments; row-level security shows those of the viewer's own businesses. */
@Injectable()
export class SegmentsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly segments: Segments,
  ) {}

  private readonly counts = new Loader<string, number, RequestContext>(async (ids, request) => {
    const rows = await this.unitOfWork.readFor(booksOf(viewerOf(request)), (tx) =>
      tx.query<{ id: string; count: number }[]>(
        `/* segments.counts */ SELECT id, (SELECT count(*)::int FROM segment_clients(id)) AS count FROM unnest($1::uuid[]) AS id`,
        [ids],
      ),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  });

  of(viewer: Viewer, businessId: string): Promise<Segment[]> {
    if (!canRead(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    return this.unitOfWork.run((tx) => this.segments.of(tx, businessId));
  }

  async countOf(request: RequestContext, { id }: Segment): Promise<number> {
    return (await this.counts.load(request, id)) ?? 0;
  }
}
