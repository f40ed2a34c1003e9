import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';

/**
 * The hot reads: hand-written statements, each prepared once a connection under a name of its own, straight through
 * the pool. TypeORM's own way to the same connection costs as much again as a short statement does.
 */
@Injectable()
export class Reads {
  constructor(private readonly dataSource: DataSource) {}

  /** `name` stands for `text`, always the same one. */
  async rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
    return rows;
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }
}
