import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Scope } from '../platform/graphql/access.js';

/** A program's way in: it acts for one business, within its scopes, as long as its maker belongs to that business. */
@Entity('api_key')
@Unique('api_key_prefix_key', ['prefix'])
@Unique('api_key_secret_hash_key', ['secretHash'])
@Index('api_key_business', ['businessId'])
@ForeignKey('membership', ['createdById', 'businessId'], ['userId', 'businessId'], {
  name: 'api_key_membership_fkey',
  onDelete: 'CASCADE',
})
export class ApiKey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' }) id!: string;
  @ForeignKey('business', { name: 'api_key_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'uuid', name: 'created_by_id' }) createdById!: string;
  @Column({ type: 'text' }) name!: string;
  /** The first characters of the key, by which its owner recognises it. */
  @Column({ type: 'text' }) prefix!: string;
  /** SHA-256 of the whole key. */
  @Column({ type: 'bytea', name: 'secret_hash' }) secretHash!: Buffer;
  @Column({ type: 'text', array: true }) scopes!: Scope[];
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true }) expiresAt!: Date | null;
  /** Written at most once a minute. */
  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}
