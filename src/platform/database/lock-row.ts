import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Tx } from './unit-of-work.js';

/**
 * The row, locked until the transaction ends, or null. `for_no_key_update`: an insert elsewhere
 * that only references the row does not wait behind it.
 */
export function lockRow<Row extends ObjectLiteral & { id: string }>(
  tx: Tx,
  entity: EntityTarget<Row>,
  id: string,
): Promise<Row | null> {
  return tx.findOne(entity, { where: { id } as FindOptionsWhere<Row>, lock: { mode: 'for_no_key_update' } });
}
