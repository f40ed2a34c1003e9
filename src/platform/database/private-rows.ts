import { Injectable } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

export interface PrivateSelection {
  /** Named in the statement, for whoever reads the database's log. */
  readonly name: string;
  /** A condition on the table's columns; parameters count from $2. */
  readonly where: string;
  readonly values: readonly unknown[];
  /** A column and its direction. */
  readonly order?: string;
  readonly limit?: number;
  /** Rows that are passed over first. */
  readonly offset?: number;
}

/**
 * Reads rows under row-level security in one statement, where a transaction around `actFor` would take four.
 *
 * The setting lasts for the statement's own transaction. The rows come from a lateral subquery that refers to the
 * CTE and that OFFSET 0 keeps from being merged with the outer query, so whatever plan is chosen, the scan begins
 * after `set_config` has run. Without the reference the planner may scan first and find nothing.
 */
@Injectable()
export class PrivateRows {
  private readonly selections = new Map<EntityTarget<ObjectLiteral>, string>();

  constructor(private readonly dataSource: DataSource) {}

  /** Rows that at least one of `businessIds` may see; none when there are none. */
  async find<Row extends ObjectLiteral>(
    businessIds: readonly string[],
    entity: EntityTarget<Row>,
    { name, where, values, order, limit, offset = 0 }: PrivateSelection,
  ): Promise<Row[]> {
    if (businessIds.length === 0) return [];
    const { tableName } = this.dataSource.getMetadata(entity);
    const tail = `${order ? ` ORDER BY ${order}` : ''}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
    return this.dataSource.query<Row[]>(
      `/* ${name} */
       WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $1, true) AS ids)
       SELECT ${this.columnsOf(entity)} FROM acting CROSS JOIN LATERAL (
         SELECT * FROM "${tableName}" WHERE acting.ids IS NOT NULL AND (${where})${tail} OFFSET ${Math.trunc(offset)}
       ) seen${order ? ` ORDER BY ${order}` : ''}`,
      [businessIds.join(','), ...values],
    );
  }

  /** Every column under its property's name. A day stays the text it is: a Date would move it with the time zone. */
  private columnsOf(entity: EntityTarget<ObjectLiteral>): string {
    let columns = this.selections.get(entity);
    if (columns === undefined) {
      columns = this.dataSource
        .getMetadata(entity)
        .columns.map(
          ({ databaseName, propertyName, type }) =>
            `seen."${databaseName}"${type === 'date' ? '::text' : ''} AS "${propertyName}"`,
        )
        .join(', ');
      this.selections.set(entity, columns);
    }
    return columns;
  }
}
