import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { dimensions, GATES, type Dimension, type Gate } from './gates.rules.js';

export const VETTING_STATES = {
  CLAIMED: 'Somebody says so',
  CLARIFIED: 'What was unclear is explained',
  EVIDENCED: 'It is shown, and it is known by whom and when',
  CONTRADICTED: 'People who know the firm say otherwise',
} as const;
export type VettingState = keyof typeof VETTING_STATES;

/** What one side says of itself in one dimension, and how it shows it. */
@Entity('vetting_answer')
@Check('vetting_answer_dimension', `dimension IN (${dimensions.map((each) => `'${each}'`).join(', ')})`)
@Check('vetting_answer_state', `state IN ('CLAIMED', 'CLARIFIED', 'EVIDENCED', 'CONTRADICTED')`)
@Check('vetting_answer_verdict', `reference_verdict IN ('SUPPORTED', 'CONTRADICTED')`)
@Check(
  'vetting_answer_shown',
  `state <> 'EVIDENCED' OR reference_verdict = 'SUPPORTED' OR evidence IS NOT NULL AND said_by IS NOT NULL AND shown_on IS NOT NULL`,
)
export class VettingAnswer {
  @ForeignKey('alliance', { name: 'vetting_answer_alliance_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'alliance_id', primaryKeyConstraintName: 'vetting_answer_pkey' })
  allianceId!: string;
  @ForeignKey('business', { name: 'vetting_answer_business_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'vetting_answer_pkey' })
  businessId!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'vetting_answer_pkey' }) dimension!: Dimension;
  @Column({ type: 'text' }) state!: VettingState;
  @Column({ type: 'text' }) claim!: string;
  /** What the other side asks; null when nothing is open. While it is open the dimension does not count as evidenced. */
  @Column({ type: 'text', nullable: true }) question!: string | null;
  @Column({ type: 'text', nullable: true }) clarification!: string | null;
  @Column({ type: 'text', nullable: true }) evidence!: string | null;
  @Column({ type: 'text', name: 'evidence_link', nullable: true }) evidenceLink!: string | null;
  @Column({ type: 'text', name: 'said_by', nullable: true }) saidBy!: string | null;
  @Column({ type: 'date', name: 'shown_on', nullable: true }) shownOn!: string | null;
  /** What people outside say of it, all who answered together; null while nobody has. */
  @Column({ type: 'text', name: 'reference_verdict', nullable: true }) referenceVerdict!: 'SUPPORTED' | 'CONTRADICTED' | null;
  @Column({ type: 'uuid', name: 'written_by' }) writtenBy!: string;
  @Column({ type: 'timestamptz', name: 'written_at' }) writtenAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A meeting of the two, from its date to both having said that it was held. */
@Entity('one_to_one')
@Check('one_to_one_minutes', 'minutes BETWEEN 5 AND 1440')
@Index('one_to_one_alliance', ['allianceId', 'startsAt'])
export class OneToOne {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'one_to_one_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'one_to_one_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  /** The side that proposed it. */
  @Column({ type: 'uuid', name: 'proposed_by' }) proposedBy!: string;
  @Column({ type: 'timestamptz', name: 'starts_at' }) startsAt!: Date;
  @Column({ type: 'integer' }) minutes!: number;
  @Column({ type: 'text', nullable: true }) place!: string | null;
  @Column({ type: 'text' }) agenda!: string;
  @Column({ type: 'text', name: 'shared_notes', default: '' }) sharedNotes!: string;
  /** Of the alliance's proposer, as everywhere in an alliance. */
  @Column({ type: 'timestamptz', name: 'proposer_confirmed_at', nullable: true }) proposerConfirmedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'partner_confirmed_at', nullable: true }) partnerConfirmedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true }) cancelledAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** That an admin opened a gate although something is missing, and why. */
@Entity('gate_waiver')
@Check(
  'gate_waiver_gate',
  `gate IN (${Object.keys(GATES)
    .map((gate) => `'${gate}'`)
    .join(', ')})`,
)
export class GateWaiver {
  @ForeignKey('alliance', { name: 'gate_waiver_alliance_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'alliance_id', primaryKeyConstraintName: 'gate_waiver_pkey' })
  allianceId!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'gate_waiver_pkey' }) gate!: Gate;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'uuid', name: 'waived_by' }) waivedBy!: string;
  @Column({ type: 'timestamptz', name: 'waived_at' }) waivedAt!: Date;
}

/** Something that one side does for the pilot, because it is the one who knows how. */
@Entity('pilot_task')
@Index('pilot_task_alliance', ['allianceId', 'id'])
export class PilotTask {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pilot_task_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'pilot_task_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  @ForeignKey('business', { name: 'pilot_task_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'date', name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column({ type: 'timestamptz', name: 'done_at', nullable: true }) doneAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
