import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DismissalReason } from './dismissal.rules.js';
import type { Stored } from './profile.rules.js';

/** What Discover knows of an active firm: its profile in one narrow row, made anew whenever the profile changes. */
@Entity('discovery_profile')
@Unique('discovery_profile_number_key', ['number'])
@Index('discovery_profile_words', { synchronize: false })
export class DiscoveryProfile {
  @ForeignKey('business', { name: 'discovery_profile_business_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'discovery_profile_pkey' })
  businessId!: string;
  /** Stands for the firm in the lists that it is found by. */
  @Column({ type: 'integer', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) number!: number;
  @Column({ type: 'boolean', name: 'is_demo' }) isDemo!: boolean;
  /** Kept by the business: false from the moment at which it is no longer active, until the row is gone. */
  @Column({ type: 'boolean', name: 'is_active', default: true }) isActive!: boolean;
  /** Of which vocabulary the row was made; see `ENCODING`. */
  @Column({ type: 'integer' }) encoding!: number;
  @Column({ type: 'json' }) facts!: Stored;
  /** What it is searched by: its names, and what it sells. */
  @Column({ type: 'text' }) words!: string;
}

/**
 * A place of a firm in a list: one for each country and category, the likelier firms first. The masks let most of a
 * list be passed over without looking at a firm.
 */
@Entity('discovery_key')
@Index('discovery_key_number', ['number'])
export class DiscoveryKey {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'discovery_key_pkey' }) key!: number;
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'discovery_key_pkey' }) prior!: number;
  @ForeignKey('discovery_profile', 'number', { name: 'discovery_key_number_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'discovery_key_pkey' })
  number!: number;
  @Column({ type: 'integer' }) roles!: number;
  @Column({ type: 'integer' }) industries!: number;
  @Column({ type: 'smallint' }) sizes!: number;
}

/** A firm that another one does not want to be shown again. Only the one that set it aside knows. */
@Entity('discovery_dismissal')
@Check('discovery_dismissal_parties_differ', 'business_id <> other_id')
export class DiscoveryDismissal {
  @ForeignKey('business', { name: 'discovery_dismissal_business_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'discovery_dismissal_pkey' })
  businessId!: string;
  @ForeignKey('business', { name: 'discovery_dismissal_other_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'other_id', primaryKeyConstraintName: 'discovery_dismissal_pkey' })
  otherId!: string;
  @Column({ type: 'text' }) reason!: DismissalReason;
  @Column({ type: 'uuid', name: 'dismissed_by' }) dismissedBy!: string;
  @Column({ type: 'timestamptz', name: 'dismissed_at' }) dismissedAt!: Date;
}
