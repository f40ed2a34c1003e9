import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Category } from '../markets/index.js';

/** What a client needs, in the private book of its business. Whether somebody else could help is looked up, never told. */
@Entity('client_need')
@Index('client_need_client', ['clientId', 'id'])
@Index('client_need_business', ['businessId'])
@ForeignKey('client', ['clientId', 'businessId'], ['id', 'businessId'], { name: 'client_need_client_fkey', onDelete: 'CASCADE' })
@Check('client_need_erased', `(removed_at IS NULL) = (text <> '')`)
export class ClientNeed {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'client_need_pkey' }) id!: string;
  @Column({ type: 'uuid', name: 'client_id' }) clientId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) text!: string;
  /** The kind of firm that would help. */
  @Column({ type: 'text', nullable: true }) category!: Category | null;
  /** Whether the business helps with it itself. */
  @Column({ type: 'boolean', name: 'is_covered', default: false }) isCovered!: boolean;
  @Column({ type: 'uuid', name: 'noted_by' }) notedBy!: string;
  @Column({ type: 'timestamptz', name: 'noted_at' }) notedAt!: Date;
  /** From then on the row holds no words. */
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
