import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Category } from '../markets/index.js';
import { nominationLifecycle, type NominationStage } from './nomination.lifecycle.js';

/** A firm that is not on the network, and whom a member invites there. Nobody but the firm that nominates sees the row. */
@Entity('nomination')
@Index('nomination_one_live', ['businessId', 'addressHash'], { unique: true, where: `stage IN ('SENT', 'REGISTERED')` })
@Index('nomination_business_page', ['businessId', 'id'])
@Check('nomination_parties_differ', 'business_id <> nominee_id')
@Check('nomination_stage', `stage IN (${nominationLifecycle.states.map((stage) => `'${stage}'`).join(', ')})`)
@Check('nomination_tied', `stage NOT IN ('REGISTERED', 'JOINED') OR nominee_id IS NOT NULL`)
@Check('nomination_erased', `stage <> 'DECLINED' OR num_nonnulls(person_name, email) = 0`)
export class Nomination {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'nomination_pkey' }) id!: string;
  /** Who nominates. */
  @ForeignKey('business', { name: 'nomination_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'uuid', name: 'nominated_by' }) nominatedById!: string;
  /** The firm that registered by the link. */
  @ForeignKey('business', { name: 'nomination_nominee_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'nominee_id', nullable: true })
  nomineeId!: string | null;
  @Column({ type: 'text', name: 'firm_name' }) firmName!: string;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  /** Null once she said no: a no is forgotten, but for its hash. */
  @Column({ type: 'text', name: 'person_name', nullable: true }) personName!: string | null;
  /** In lower case. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
  @Column({ type: 'text', array: true, default: [] }) categories!: Category[];
  /** The words of who nominates, exactly as the nominee read them. */
  @Column({ type: 'text' }) why!: string;
  @Column({ type: 'bytea', name: 'address_hash' }) addressHash!: Buffer;
  @Column({ type: 'text', default: 'SENT' }) stage!: NominationStage;
  @Column({ type: 'timestamptz', name: 'stage_since' }) stageSince!: Date;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** When the present waiting ends, or ended. */
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'reminded_at', nullable: true }) remindedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** For which business to act on a nomination, and what it came to: ids and a hash, readable before anybody acts. */
@Entity('nomination_owner')
@Index('nomination_owner_address', ['addressHash', 'writtenAt'])
@Index('nomination_owner_business', ['businessId'])
@Index('nomination_owner_nominee', ['nomineeId'], { where: 'nominee_id IS NOT NULL' })
export class NominationOwner {
  @ForeignKey('nomination', { name: 'nomination_owner_nomination_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'nomination_id', primaryKeyConstraintName: 'nomination_owner_pkey' })
  nominationId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'uuid', name: 'nominee_id', nullable: true }) nomineeId!: string | null;
  @Column({ type: 'bytea', name: 'address_hash' }) addressHash!: Buffer;
  /** When its letter went out; null for one that never did. Never shown: it would tell who asked to be left alone. */
  @Column({ type: 'timestamptz', name: 'written_at', nullable: true }) writtenAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'joined_at', nullable: true }) joinedAt!: Date | null;
}

/** That somebody does not want to be nominated, by whomever. It knows no address. */
@Entity('nomination_suppression')
export class NominationSuppression {
  @PrimaryColumn({ type: 'bytea', name: 'address_hash', primaryKeyConstraintName: 'nomination_suppression_pkey' })
  addressHash!: Buffer;
  @Column({ type: 'timestamptz' }) until!: Date;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
}
