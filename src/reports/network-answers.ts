import { Injectable } from '@nestjs/common';
import { HOUR, now } from '../kernel/time.js';
import { Reads } from '../platform/database/reads.js';
import { ANSWERS } from './answers.sql.js';

export interface NetworkMedians {
  readonly percent: number | null;
  readonly hours: number | null;
}

interface Known {
  readonly until: number;
  readonly medians: Promise<NetworkMedians>;
}

/**
 * How the network answers. It is the one figure whose cost grows with the network, so it is worked out at most once an
 * hour for each length of period, and everybody who asks meanwhile waits for the same statement.
 */
@Injectable()
export class NetworkAnswers {
  private readonly known = new Map<string, Known>();

  constructor(private readonly reads: Reads) {}

  /** `withDemo`: whether the firms of the demo network count, as they do for each other. */
  medians(days: number, since: Date, withDemo: boolean): Promise<NetworkMedians> {
    const key = `${days} ${withDemo}`;
    const known = this.known.get(key);
    if (known && known.until > now().getTime()) return known.medians;
    const medians = this.read(since, withDemo);
    this.known.set(key, { until: now().getTime() + HOUR, medians });
    medians.catch(() => this.known.delete(key));
    return medians;
  }

  private async read(since: Date, withDemo: boolean): Promise<NetworkMedians> {
    const [row] = await this.reads.rows<NetworkMedians>(
      'reports.networkAnswers',
      `WITH answer AS (${ANSWERS} AND c.ended_at >= $1),
       firm AS (
         SELECT 100.0 * count(*) FILTER (WHERE was_answered) / count(*) AS percent,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FILTER (WHERE was_answered) AS hours
         FROM answer JOIN business b ON b.id = answer.firm_id AND (NOT b.is_demo OR $2)
         GROUP BY firm_id
       )
       SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY percent))::int AS percent,
              round(percentile_cont(0.5) WITHIN GROUP (ORDER BY hours))::int AS hours
       FROM firm`,
      [since, withDemo],
    );
    return row ?? { percent: null, hours: null };
  }
}
