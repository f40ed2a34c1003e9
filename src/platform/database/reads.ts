import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Lane } from './lane.js';
import { named } from './named-query.js';

/** So many reads share a lane before another one is opened: short ones are answered as quickly as we ask. */
const ENOUGH = 8;
/** No lane is longer. Beyond that a read waits for a connection of its own, or for the answer that there is none. */
const LONGEST = 32;

/**
 * The hot reads: hand-written statements, each prepared once a connection under a name of its own, straight through
 * the pool. TypeORM's own way to the same connection costs as much again as a short statement does.
 *
 * They share connections, up to half of the pool; the other half is there for transactions.
 */
@Injectable()
export class Reads {
  private readonly lanes: Lane[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** `name` stands for `text`, always the same one. */
  async rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const lane = this.lane();
    return lane ? ((await lane.read(name, text, values)) as Row[]) : this.send(name, text, values);
  }

  /** The same on a connection of its own, for a statement that writes or may wait for a lock. */
  alone<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.send(name, text, values);
  }

  private async send<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & pg.QueryResultRow>(named(name, text, values));
    return rows;
  }

  /** The shortest lane; null where each is stuck or full and there may be no more. */
  private lane(): Lane | null {
    let shortest: Lane | null = null;
    for (const lane of this.lanes) {
      if (lane.isMoving && lane.length < (shortest?.length ?? LONGEST)) shortest = lane;
    }
    if (shortest && shortest.length < ENOUGH) return shortest;
    return this.lanes.length < Math.floor(this.pool.options.max / 2) ? this.open() : shortest;
  }

  private open(): Lane {
    const lane = new Lane(this.pool.connect(), () => this.lanes.splice(this.lanes.indexOf(lane), 1));
    this.lanes.push(lane);
    return lane;
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }
}
