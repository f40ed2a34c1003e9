import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * The columns of an entity as a hand-written statement selects them, named as the entity's properties:
 * `b."trading_name" AS "tradingName", …`. So a hot read is one prepared text, and its rows are the entity's.
 */
export function columnsOf<Row extends ObjectLiteral>(
  dataSource: DataSource,
  entity: EntityTarget<Row>,
  alias: string,
  isWanted: (property: string) => boolean = () => true,
): string {
  return dataSource
    .getMetadata(entity)
    .columns.filter(({ propertyName }) => isWanted(propertyName))
    .map(({ databaseName, propertyName }) => `${alias}."${databaseName}" AS "${propertyName}"`)
    .join(', ');
}
