import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Figures } from './network.rules.js';

/** The one row of figures that differ from the defaults. */
@Entity('network_policy')
@Check('network_policy_one_row', 'id = 1')
export class NetworkPolicy {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'network_policy_pkey' }) id!: number;
  @Column({ type: 'jsonb', default: {} }) figures!: Partial<Figures>;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
