import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { now } from '../../kernel/time.js';

/** The figures of this process, for Prometheus. Labels are words of ours, never a caller's: their number is bounded. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly operations = new Histogram({
    name: 'adjoin_operation_duration_seconds',
    help: 'Duration of GraphQL operations, by the field of the schema that they ask for',
    labelNames: ['operation'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly rejections = new Counter({
    name: 'adjoin_rejections_total',
    help: 'Refused requests and failed operations, by the code that was answered',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  readonly requests = new Counter({
    name: 'adjoin_http_requests_total',
    help: 'Answered HTTP requests, by status',
    labelNames: ['status'],
    registers: [this.registry],
  });

  constructor(private readonly db: DataSource) {
    const pool = () => (this.db.driver as unknown as { readonly master?: Pool }).master;
    this.gauge('adjoin_pool_waiting', 'Work that waits for a database connection', () => pool()?.waitingCount ?? 0);
    this.gauge('adjoin_pool_idle', 'Open database connections that nobody uses', () => pool()?.idleCount ?? 0);
    this.gauge('adjoin_pool_open', 'Open database connections', () => pool()?.totalCount ?? 0);
    this.gauge('adjoin_oldest_event_seconds', 'Age of the oldest event that is not yet dispatched; 0 when there is none', () =>
      this.oldestEvent(),
    );
    this.gauge('adjoin_memory_bytes', 'Resident memory of the process', () => process.memoryUsage.rss());
  }

  /** A figure that is looked up when somebody asks; NaN when it cannot be. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        try {
          this.set(await read());
        } catch {
          this.set(NaN);
        }
      },
    });
  }

  private async oldestEvent(): Promise<number> {
    const [row] = await this.db.query<{ occurredAt: Date }[]>(
      `/* metrics.oldestEvent */ SELECT occurred_at AS "occurredAt" FROM event WHERE dispatched_at IS NULL ORDER BY position LIMIT 1`,
    );
    return row ? Math.max(now().getTime() - row.occurredAt.getTime(), 0) / 1_000 : 0;
  }
}
