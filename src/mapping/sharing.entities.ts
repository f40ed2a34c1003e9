import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DeclineReason, RequestState, SharedField, SharingLevel } from './sharing.rules.js';

/** What a business gives an ally to see of one of its segments; none is HIDDEN. Row-level security shows it to the giver only. */
@Entity('sharing_rule')
@ForeignKey('segment', ['segmentId', 'businessId'], ['id', 'businessId'], {
  name: 'sharing_rule_segment_fkey',
  onDelete: 'CASCADE',
})
@Index('sharing_rule_business', ['businessId', 'allianceId'])
@Check('sharing_rule_level', `level IN ('HIDDEN', 'COUNT', 'OVERLAP', 'ALL')`)
@Check('sharing_rule_fields', `fields <@ ARRAY['DOMAINS', 'INDUSTRY', 'SIZE', 'REGION', 'LIFECYCLE', 'SINCE', 'TIE']`)
export class SharingRule {
  @ForeignKey('alliance', { name: 'sharing_rule_alliance_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'alliance_id', primaryKeyConstraintName: 'sharing_rule_pkey' })
  allianceId!: string;
  @PrimaryColumn({ type: 'uuid', name: 'segment_id', primaryKeyConstraintName: 'sharing_rule_pkey' }) segmentId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) level!: SharingLevel;
  @Column({ type: 'text', array: true, default: [] }) fields!: SharedField[];
  @Column({ type: 'timestamptz', name: 'changed_at' }) changedAt!: Date;
  @Column({ type: 'uuid', name: 'changed_by' }) changedBy!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** That one side asked the other to share more. */
@Entity('sharing_request')
@Index('sharing_request_open', ['allianceId', 'askerId'], { unique: true, where: `state = 'OPEN'` })
@Index('sharing_request_alliance', ['allianceId', 'id'])
@Check('sharing_request_level', `level IN ('COUNT', 'OVERLAP', 'ALL')`)
@Check('sharing_request_state', `state IN ('OPEN', 'GRANTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')`)
@Check('sharing_request_reason', `(reason IS NULL) = (state NOT IN ('DECLINED', 'EXPIRED'))`)
export class SharingRequest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sharing_request_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'sharing_request_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  @Column({ type: 'uuid', name: 'asker_id' }) askerId!: string;
  @Column({ type: 'uuid', name: 'giver_id' }) giverId!: string;
  @Column({ type: 'text' }) level!: SharingLevel;
  @Column({ type: 'text', default: 'OPEN' }) state!: RequestState;
  @Column({ type: 'text', nullable: true }) reason!: DeclineReason | null;
  @Column({ type: 'uuid', name: 'asked_by' }) askedBy!: string;
  @Column({ type: 'timestamptz', name: 'asked_at' }) askedAt!: Date;
  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
