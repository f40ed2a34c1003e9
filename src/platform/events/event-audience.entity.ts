import { Entity, PrimaryColumn } from 'typeorm';

/**
 * Which businesses may learn of which event: "the newest events of this business" is one walk down this key. A table
 * of its own, since an array in the event could be searched but not paged in order. Written in the statement that
 * records the event, and never changed; without a foreign key, for no event is ever deleted and the check would lock
 * the row that was just inserted.
 */
@Entity('event_audience')
export class EventAudience {
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'event_audience_pkey' }) businessId!: string;
  /** The event's. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'event_audience_pkey' }) position!: string;
}
