import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One fact that happened. Audit trail, activity feed and outbox are this one table; it is only ever appended to. */
@Entity('event')
@Unique('event_id_key', ['id'])
@Index('event_subject', ['subjectId', 'position'])
@Index('event_actor', ['actorId', 'position'], { where: 'actor_id IS NOT NULL' })
@Index('event_undispatched', ['position'], { where: 'dispatched_at IS NULL' })
export class Event {
  /** The order of recording. UUIDs made in one millisecond are not ordered. */
  @PrimaryColumn({ type: 'bigint', generated: 'identity', primaryKeyConstraintName: 'event_pkey' }) position!: string;
  @Column({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) type!: string;
  /** The thing it happened to. */
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  /** The user who did it; null for a clock, and for a client who answered by link. */
  @Column({ type: 'uuid', name: 'actor_id', nullable: true }) actorId!: string | null;
  /** The business that the actor acted for; null when it was none. */
  @Column({ type: 'uuid', name: 'business_id', nullable: true }) businessId!: string | null;
  /** Codes, ids and reasons. Never a client's name, address or words. */
  @Column({ type: 'jsonb', default: {} }) payload!: Record<string, unknown>;
  @Column({ type: 'timestamptz', name: 'occurred_at' }) occurredAt!: Date;
  @Column({ type: 'timestamptz', name: 'dispatched_at', nullable: true }) dispatchedAt!: Date | null;
  /** Deliveries that failed so far. */
  @Column({ type: 'smallint', default: 0 }) attempts!: number;
  /** When a failed delivery is tried again. */
  @Column({ type: 'timestamptz', name: 'retry_at', nullable: true }) retryAt!: Date | null;
}
