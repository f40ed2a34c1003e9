import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ItemKind } from './inbox.graph.js';

/**
 * What one person did with one item of a firm's inbox. It keeps what the item was: a task is gone once the clock is
 * stopped, and what was finished can still be listed.
 */
@Entity('inbox_mark')
@Check('inbox_mark_kind', `kind IN ('TASK', 'NOTICE')`)
@Index('inbox_mark_done', ['userId', 'businessId', 'doneAt'], { where: 'done_at IS NOT NULL' })
@Index('inbox_mark_snoozed', ['userId', 'businessId', 'snoozedUntil'], { where: 'snoozed_until IS NOT NULL' })
export class InboxMark {
  @ForeignKey('user_account', { name: 'inbox_mark_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'user_id', primaryKeyConstraintName: 'inbox_mark_pkey' })
  userId!: string;
  @ForeignKey('business', { name: 'inbox_mark_business_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'inbox_mark_pkey' })
  businessId!: string;
  @PrimaryColumn({ type: 'uuid', name: 'item_id', primaryKeyConstraintName: 'inbox_mark_pkey' }) itemId!: string;
  @Column({ type: 'text' }) kind!: ItemKind;
  @Column({ type: 'text' }) type!: string;
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  @Column({ type: 'timestamptz', name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'occurred_at' }) occurredAt!: Date;
  @Column({ type: 'uuid', name: 'actor_id', nullable: true }) actorId!: string | null;
  /** The business that did it, of a notice. */
  @Column({ type: 'uuid', name: 'by_id', nullable: true }) byId!: string | null;
  @Column({ type: 'timestamptz', name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'snoozed_until', nullable: true }) snoozedUntil!: Date | null;
  @Column({ type: 'timestamptz', name: 'done_at', nullable: true }) doneAt!: Date | null;
}
