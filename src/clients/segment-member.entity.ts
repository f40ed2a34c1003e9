import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A client in an uploaded group. */
@Entity('segment_member')
@Index('segment_member_client', ['clientId'])
@ForeignKey('segment', ['segmentId', 'businessId'], ['id', 'businessId'], {
  name: 'segment_member_segment_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('client', ['clientId', 'businessId'], ['id', 'businessId'], {
  name: 'segment_member_client_fkey',
  onDelete: 'CASCADE',
})
export class SegmentMember {
  @PrimaryColumn({ type: 'uuid', name: 'segment_id', primaryKeyConstraintName: 'segment_member_pkey' }) segmentId!: string;
  @PrimaryColumn({ type: 'uuid', name: 'client_id', primaryKeyConstraintName: 'segment_member_pkey' }) clientId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
}
