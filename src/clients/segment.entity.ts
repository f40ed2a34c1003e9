import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { SizeBand } from '../markets/index.js';
import type { ClientLifecycle, ClientTier } from './client.entity.js';

export const SEGMENT_KINDS = {
  CUSTOMERS: 'Those who buy',
  OPPORTUNITIES: 'Those with something open',
  PROSPECTS: 'Those who have not bought yet',
  LAPSED: 'Those who stopped, and those who left',
  CUSTOM: 'A group of the business’s own',
} as const;
export type SegmentKind = keyof typeof SEGMENT_KINDS;

/** Who belongs: a client that answers each part that is present. An absent part asks for nothing. */
export interface SegmentFilter {
  readonly lifecycles?: readonly ClientLifecycle[];
  readonly tiers?: readonly ClientTier[];
  readonly industries?: readonly string[];
  readonly regions?: readonly string[];
  readonly sizeBands?: readonly SizeBand[];
  /** At least one of them. */
  readonly tags?: readonly string[];
}

/** A named part of a book: a saved filter, or an uploaded group whose members are listed. `segment_clients(id)` says who is in it. */
@Entity('segment')
@Unique('segment_id_business_key', ['id', 'businessId'])
@Index('segment_standard', ['businessId', 'kind'], { unique: true, where: `kind <> 'CUSTOM' AND removed_at IS NULL` })
@Index('segment_business', ['businessId', 'id'])
@Check('segment_kind', `kind IN ('CUSTOMERS', 'OPPORTUNITIES', 'PROSPECTS', 'LAPSED', 'CUSTOM')`)
@Check('segment_named', `name <> ''`)
@Check('segment_of_one_sort', 'uploaded = (filter IS NULL)')
export class Segment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'segment_pkey' }) id!: string;
  @ForeignKey('business', { name: 'segment_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: SegmentKind;
  /** Whether its members are listed; otherwise `filter` says who they are. */
  @Column({ type: 'boolean', default: false }) uploaded!: boolean;
  @Column({ type: 'jsonb', nullable: true }) filter!: SegmentFilter | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** When its definition or its listed members changed last. */
  @Column({ type: 'timestamptz', name: 'changed_at' }) changedAt!: Date;
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
