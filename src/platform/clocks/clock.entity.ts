import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ClockState = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'EXPIRED';

/** A waiting that ends by itself. At most one of a purpose is live for a subject; ended ones stay as a record. */
@Entity('clock')
@Check('clock_state', `state IN ('RUNNING', 'PAUSED', 'STOPPED', 'EXPIRED')`)
@Check('clock_pause', `(state = 'PAUSED') = (paused_at IS NOT NULL)`)
@Check('clock_end', `(state IN ('STOPPED', 'EXPIRED')) = (ended_at IS NOT NULL)`)
@Index('clock_one_live', ['subjectId', 'purpose'], { unique: true, where: `state IN ('RUNNING', 'PAUSED')` })
@Index('clock_wake', ['wakeAt'], { where: `state = 'RUNNING'` })
@Index('clock_of_side', ['sideAtFaultId', 'dueAt'], { where: `state = 'RUNNING'` })
@Index('clock_ended_of_side', ['sideAtFaultId', 'endedAt'], { where: 'ended_at IS NOT NULL' })
@Index('clock_ended', ['endedAt'], { where: 'ended_at IS NOT NULL' })
export class Clock {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'clock_pkey' }) id!: string;
  /** The thing that waits. */
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  /** What it waits for, such as `introduction.offer`; names the handler of the expiry. */
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'timestamptz', name: 'started_at' }) startedAt!: Date;
  @Column({ type: 'timestamptz', name: 'due_at' }) dueAt!: Date;
  /** When to remind; null when there is no reminder, and once it was given. */
  @Column({ type: 'timestamptz', name: 'remind_at', nullable: true }) remindAt!: Date | null;
  /** The business whose silence lets it expire. */
  @Column({ type: 'uuid', name: 'side_at_fault_id', nullable: true }) sideAtFaultId!: string | null;
  @Column({ type: 'text', default: 'RUNNING' }) state!: ClockState;
  @Column({ type: 'timestamptz', name: 'paused_at', nullable: true }) pausedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
  /** When the worker looks at it next: the reminder, the due time, or another try after a failure. */
  @Column({ type: 'timestamptz', name: 'wake_at' }) wakeAt!: Date;
  /** Failed tries of the step in hand. */
  @Column({ type: 'smallint', default: 0 }) attempts!: number;
}
