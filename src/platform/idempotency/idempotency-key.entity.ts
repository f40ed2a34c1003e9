import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A mutation that a caller named, so that sending it again does nothing again. Kept for a day. */
@Entity('idempotency_key')
@Index('idempotency_key_age', ['claimedAt'])
export class IdempotencyKey {
  /** Who sent it: a user, or the hash of whatever else the request was signed with. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pkey' }) caller!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pkey' }) key!: string;
  @Column({ type: 'bytea', name: 'body_hash' }) bodyHash!: Buffer;
  /** The request that works on it. A claim that another request has taken over commits nothing. */
  @Column({ type: 'uuid' }) claim!: string;
  @Column({ type: 'timestamptz', name: 'claimed_at' }) claimedAt!: Date;
  /** Set in the transaction of the effect, so that both are there or neither. */
  @Column({ type: 'timestamptz', name: 'applied_at', nullable: true }) appliedAt!: Date | null;
  /** The answer, sealed with the service's secret: some answers show a key or an address once. */
  @Column({ type: 'jsonb', nullable: true }) answer!: { readonly sealed: string } | null;
}
