import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OUTCOME_TYPES, outcomeLifecycle, type OutcomeState, type OutcomeType } from './outcome.lifecycle.js';

export const ATTRIBUTIONS = {
  SOURCED: 'It would not have happened without the introduction',
  INFLUENCED: 'The introduction helped',
} as const;
export type Attribution = keyof typeof ATTRIBUTIONS;

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** What came of an introduction, as one side reports it and the other confirms it. Amounts are minor units, as text (bigint). */
@Entity('outcome')
@Check('outcome_state', `state IN (${listed(outcomeLifecycle.states)})`)
@Check('outcome_type', `type IN (${listed(Object.keys(OUTCOME_TYPES))})`)
@Check('outcome_amount', `(type = 'WON') = (amount_minor IS NOT NULL) AND (amount_minor IS NULL) = (currency IS NULL)`)
@Check('outcome_reporter', 'reported_by_id IN (introducer_id, beneficiary_id)')
@Index('outcome_introduction', ['introductionId'])
@Index('outcome_one_closing', ['introductionId'], {
  unique: true,
  where: `type IN ('WON', 'LOST', 'NO_DECISION') AND state <> 'REVERSED'`,
})
@Index('outcome_introducer', ['introducerId', 'id'])
@Index('outcome_beneficiary', ['beneficiaryId', 'id'])
export class Outcome {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outcome_pkey' }) id!: string;
  @ForeignKey('introduction', { name: 'outcome_introduction_fkey' })
  @Column({ type: 'uuid', name: 'introduction_id' })
  introductionId!: string;
  @Column({ type: 'uuid', name: 'alliance_id' }) allianceId!: string;
  @Column({ type: 'uuid', name: 'introducer_id' }) introducerId!: string;
  @Column({ type: 'uuid', name: 'beneficiary_id' }) beneficiaryId!: string;
  @Column({ type: 'uuid', name: 'reported_by_id' }) reportedById!: string;
  @Column({ type: 'text' }) type!: OutcomeType;
  @Column({ type: 'text', default: 'SOURCED' }) attribution!: Attribution;
  @Column({ type: 'bigint', name: 'amount_minor', nullable: true }) amountMinor!: string | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  @Column({ type: 'bigint', name: 'fee_minor', nullable: true }) feeMinor!: string | null;
  @Column({ type: 'timestamptz', name: 'closed_at' }) closedAt!: Date;
  /** Code and words of the loss, of the dispute, or of the reversal. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** An amount on the table that would end the dispute, and the side that put it there. */
  @Column({ type: 'bigint', name: 'proposed_minor', nullable: true }) proposedMinor!: string | null;
  @Column({ type: 'uuid', name: 'proposed_by_id', nullable: true }) proposedById!: string | null;
  @Column({ type: 'text', default: 'REPORTED' }) state!: OutcomeState;
  @Column({ type: 'timestamptz', name: 'reported_at' }) reportedAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** One line of what two businesses gave each other. Only ever appended to: a reversal is a line of its own, negative. */
@Entity('reciprocity_entry')
@Index('reciprocity_giver', ['giverId', 'receiverId'])
@Index('reciprocity_receiver', ['receiverId', 'giverId'])
@Index('reciprocity_alliance', ['allianceId', 'id'])
export class ReciprocityEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reciprocity_entry_pkey' }) id!: string;
  @ForeignKey('outcome', { name: 'reciprocity_entry_outcome_fkey' })
  @Column({ type: 'uuid', name: 'outcome_id' })
  outcomeId!: string;
  @Column({ type: 'uuid', name: 'alliance_id' }) allianceId!: string;
  @Column({ type: 'uuid', name: 'giver_id' }) giverId!: string;
  @Column({ type: 'uuid', name: 'receiver_id' }) receiverId!: string;
  @Column({ type: 'text' }) attribution!: Attribution;
  @Column({ type: 'bigint', name: 'amount_minor' }) amountMinor!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
}

/** One line of what a business owes another for an introduction: due, settled or waived. Only ever appended to. */
@Entity('fee_entry')
@Index('fee_entry_outcome', ['outcomeId'])
@Check('fee_entry_kind', `kind IN ('DUE', 'SETTLED', 'WAIVED', 'REVERSED')`)
export class FeeEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'fee_entry_pkey' }) id!: string;
  @ForeignKey('outcome', { name: 'fee_entry_outcome_fkey' })
  @Column({ type: 'uuid', name: 'outcome_id' })
  outcomeId!: string;
  @Column({ type: 'text' }) kind!: 'DUE' | 'SETTLED' | 'WAIVED' | 'REVERSED';
  @Column({ type: 'bigint', name: 'amount_minor' }) amountMinor!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
}
