import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { allianceLifecycle, type AllianceStage } from './alliance.lifecycle.js';
import type { PilotTemplate } from './gates.rules.js';

/** An agreement between two businesses to open their relationships to each other. */
@Entity('alliance')
@Check('alliance_parties_differ', 'proposer_id <> partner_id')
@Check('alliance_stage', `stage IN (${allianceLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
@Check('alliance_pilot_dates', 'pilot_starts_on <= pilot_ends_on')
@Index('alliance_proposer', ['proposerId', 'stage', 'id'])
@Index('alliance_partner', ['partnerId', 'stage', 'id'])
@Index('alliance_stage_page', ['stage', 'id'])
export class Alliance {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alliance_pkey' }) id!: string;
  @ForeignKey('business', { name: 'alliance_proposer_fkey' })
  @Column({ type: 'uuid', name: 'proposer_id' })
  proposerId!: string;
  @ForeignKey('business', { name: 'alliance_partner_fkey' })
  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'text', default: 'PROPOSED' }) stage!: AllianceStage;
  @Column({ type: 'timestamptz', name: 'stage_since' }) stageSince!: Date;
  /** Since when the two get to know each other: sent back or suspended, they need not begin anew. */
  @Column({ type: 'timestamptz', name: 'known_since', nullable: true }) knownSince!: Date | null;
  /** Where to return when a suspension ends. */
  @Column({ type: 'text', name: 'suspended_from', nullable: true }) suspendedFrom!: AllianceStage | null;
  /** Code and words of the last refusal, pause, suspension or end. */
  @Column({ type: 'text', name: 'reason', nullable: true }) reason!: string | null;
  @Column({ type: 'text', name: 'note', nullable: true }) note!: string | null;
  /** After a decline: when the pair may be proposed again. */
  @Column({ type: 'timestamptz', name: 'not_before', nullable: true }) notBefore!: Date | null;
  @Column({ type: 'timestamptz', name: 'proposer_ready_at', nullable: true }) proposerReadyAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'partner_ready_at', nullable: true }) partnerReadyAt!: Date | null;
  @Column({ type: 'text', name: 'pilot_title', nullable: true }) pilotTitle!: string | null;
  @Column({ type: 'text', name: 'pilot_goal', nullable: true }) pilotGoal!: string | null;
  @Column({ type: 'text', name: 'pilot_template', nullable: true }) pilotTemplate!: PilotTemplate | null;
  @Column({ type: 'date', name: 'pilot_starts_on', nullable: true }) pilotStartsOn!: string | null;
  @Column({ type: 'date', name: 'pilot_ends_on', nullable: true }) pilotEndsOn!: string | null;
  /** Counts up when both sides want to go on trying. */
  @Column({ type: 'integer', name: 'pilot_round', default: 1 }) pilotRound!: number;
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** One version of the terms between the two; never changed, only followed by the next. */
@Entity('agreement')
@Index('agreement_version', ['allianceId', 'number'], { unique: true })
export class Agreement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agreement_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'agreement_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) terms!: string;
  @Column({ type: 'uuid', name: 'written_by' }) writtenBy!: string;
  @Column({ type: 'timestamptz', name: 'written_at' }) writtenAt!: Date;
}

/** That a business accepted a version of the terms: who, and when. */
@Entity('agreement_acceptance')
export class AgreementAcceptance {
  @ForeignKey('agreement', { name: 'agreement_acceptance_agreement_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'agreement_id', primaryKeyConstraintName: 'agreement_acceptance_pkey' })
  agreementId!: string;
  @ForeignKey('business', { name: 'agreement_acceptance_business_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'agreement_acceptance_pkey' })
  businessId!: string;
  @Column({ type: 'uuid', name: 'accepted_by' }) acceptedBy!: string;
  @Column({ type: 'timestamptz', name: 'accepted_at' }) acceptedAt!: Date;
}

/** What one side says of a round of the pilot; hidden from the other until both have spoken. Scores are 1 to 5. */
@Entity('pilot_review')
@Check(
  'pilot_review_scores',
  'least(delivery, communication, client_care, ethics) >= 1 AND greatest(delivery, communication, client_care, ethics) <= 5',
)
export class PilotReview {
  @ForeignKey('alliance', { name: 'pilot_review_alliance_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'alliance_id', primaryKeyConstraintName: 'pilot_review_pkey' })
  allianceId!: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pilot_review_pkey' }) round!: number;
  @ForeignKey('business', { name: 'pilot_review_business_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'pilot_review_pkey' })
  businessId!: string;
  @Column({ type: 'smallint' }) delivery!: number;
  @Column({ type: 'smallint' }) communication!: number;
  @Column({ type: 'smallint', name: 'client_care' }) clientCare!: number;
  @Column({ type: 'smallint' }) ethics!: number;
  @Column({ type: 'text' }) example!: string;
  @Column({ type: 'text' }) verdict!: 'GO' | 'EXTEND' | 'STOP';
  @Column({ type: 'uuid', name: 'given_by' }) givenBy!: string;
  @Column({ type: 'timestamptz', name: 'given_at' }) givenAt!: Date;
}
