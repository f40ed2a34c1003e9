import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { dimensions, type Dimension } from '../alliances/index.js';

export const REFERENCE_STATES = {
  ASKED: 'Was asked by mail, and has not answered yet',
  ANSWERED: 'Has answered',
  CANNOT_SAY: 'Cannot say',
  LEFT_ALONE: 'Wants to be left alone',
  NO_ANSWER: 'Has not answered in time',
} as const;
export type ReferenceState = keyof typeof REFERENCE_STATES;

/** Somebody outside whom a firm under vetting named, and what she said of it in one dimension. */
@Entity('vetting_reference')
@Unique('vetting_reference_id_business_key', ['id', 'businessId'])
@Index('vetting_reference_alliance', ['allianceId', 'id'])
@Check('vetting_reference_dimension', `dimension IN (${dimensions.map((each) => `'${each}'`).join(', ')})`)
@Check('vetting_reference_state', `state IN ('ASKED', 'ANSWERED', 'CANNOT_SAY', 'LEFT_ALONE', 'NO_ANSWER')`)
@Check('vetting_reference_answered', `(state = 'ANSWERED') = (scores IS NOT NULL) AND (state = 'ANSWERED') = (name IS NOT NULL)`)
@Check('vetting_reference_ended', `(state = 'ASKED') = (ended_at IS NULL)`)
export class VettingReference {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'vetting_reference_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'vetting_reference_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  /** The firm that she speaks of. */
  @ForeignKey('business', { name: 'vetting_reference_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) dimension!: Dimension;
  /** Only with her answer, which says that it comes under her name: she may be a client. */
  @Column({ type: 'text', nullable: true }) name!: string | null;
  @Column({ type: 'text' }) relation!: string;
  @Column({ type: 'text' }) state!: ReferenceState;
  /** One for each question, 1 to 5; 0 where she cannot say. */
  @Column({ type: 'smallint', array: true, nullable: true }) scores!: number[] | null;
  @Column({ type: 'text', nullable: true }) words!: string | null;
  @Column({ type: 'uuid', name: 'asked_by' }) askedBy!: string;
  @Column({ type: 'timestamptz', name: 'asked_at' }) askedAt!: Date;
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
}

/** Who she is and where she can be reached, as the firm that named her knows it. Row-level security shows it to nobody else. */
@Entity('vetting_referee')
@ForeignKey('vetting_reference', ['referenceId', 'businessId'], ['id', 'businessId'], {
  name: 'vetting_referee_reference_fkey',
  onDelete: 'CASCADE',
})
export class VettingReferee {
  @PrimaryColumn({ type: 'uuid', name: 'reference_id', primaryKeyConstraintName: 'vetting_referee_pkey' }) referenceId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) name!: string;
  /** Until nothing waits for her any more. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
}

/** Somebody who wants to be asked by nobody. It knows no address, so it may stay. */
@Entity('reference_refusal')
export class ReferenceRefusal {
  @PrimaryColumn({ type: 'bytea', name: 'address_hash', primaryKeyConstraintName: 'reference_refusal_pkey' })
  addressHash!: Buffer;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
}
