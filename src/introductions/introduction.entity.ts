import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  introductionLifecycle,
  type IntroductionDirection,
  type IntroductionKind,
  type IntroductionStage,
} from './introduction.lifecycle.js';
import type { Brief, IntroductionReason, Qualification, Vouch } from './introduction.rules.js';

/** One business brings a client of its own together with an ally, if the client wants it. */
@Entity('introduction')
@ForeignKey('client', ['clientId', 'introducerId'], ['id', 'businessId'], { name: 'introduction_client_fkey' })
@Unique('introduction_supersedes_key', ['supersedesId'])
@Index('introduction_given', ['introducerId', 'stage', 'id'])
@Index('introduction_received', ['beneficiaryId', 'stage', 'id'], { where: 'shown_at IS NOT NULL' })
@Index('introduction_alliance', ['allianceId', 'id'])
@Index('introduction_campaign', ['campaignId'], { where: 'campaign_id IS NOT NULL' })
@Index('introduction_client', ['clientId'], { where: 'client_id IS NOT NULL' })
@Check('introduction_parties_differ', 'introducer_id <> beneficiary_id')
@Check('introduction_kind', `kind IN ('INTRODUCTION', 'REFERRAL')`)
@Check('introduction_direction', `direction IN ('OFFER', 'REQUEST')`)
@Check('introduction_stage', `stage IN (${introductionLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'introduction_named',
  `(client_id IS NULL) = (contact_id IS NULL)
    AND (contact_id IS NOT NULL OR direction = 'REQUEST' AND stage IN ('REQUESTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'))`,
)
@Check('introduction_shown', `shown_at IS NOT NULL OR stage IN ('DRAFT', 'WITHDRAWN')`)
@Check(
  'introduction_reasoned',
  `reason IS NOT NULL OR stage NOT IN ('DECLINED', 'EXPIRED', 'CONSENT_DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED')`,
)
export class Introduction {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'introduction_pkey' }) id!: string;
  @Column({ type: 'text' }) kind!: IntroductionKind;
  @Column({ type: 'text' }) direction!: IntroductionDirection;
  @ForeignKey('alliance', { name: 'introduction_alliance_fkey' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  @ForeignKey('business', { name: 'introduction_introducer_fkey' })
  @Column({ type: 'uuid', name: 'introducer_id' })
  introducerId!: string;
  @ForeignKey('business', { name: 'introduction_beneficiary_fkey' })
  @Column({ type: 'uuid', name: 'beneficiary_id' })
  beneficiaryId!: string;
  /** In the introducer's book; null in a request until it is accepted. */
  @Column({ type: 'uuid', name: 'client_id', nullable: true }) clientId!: string | null;
  @ForeignKey('contact', { name: 'introduction_contact_fkey' })
  @Column({ type: 'uuid', name: 'contact_id', nullable: true })
  contactId!: string | null;
  @Column({ type: 'jsonb' }) brief!: Brief;
  @Column({ type: 'jsonb' }) qualification!: Qualification;
  @Column({ type: 'jsonb', nullable: true }) vouch!: Vouch | null;
  @Column({ type: 'text' }) stage!: IntroductionStage;
  @Column({ type: 'timestamptz', name: 'stage_since' }) stageSince!: Date;
  /** When the beneficiary could first see it; null for what never left the introducer. */
  @Column({ type: 'timestamptz', name: 'shown_at', nullable: true }) shownAt!: Date | null;
  /** Why it ended, read by both sides. */
  @Column({ type: 'text', nullable: true }) reason!: IntroductionReason | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** "Not until": the date that whoever declined gave, or the client. */
  @Column({ type: 'timestamptz', name: 'not_before', nullable: true }) notBefore!: Date | null;
  /** When the wait was due that declining ended: taken back, it goes on until then. */
  @Column({ type: 'timestamptz', name: 'declined_due_at', nullable: true }) declinedDueAt!: Date | null;
  /** The side whose silence let it expire. */
  @Column({ type: 'uuid', name: 'side_at_fault_id', nullable: true }) sideAtFaultId!: string | null;
  @Column({ type: 'timestamptz', name: 'first_contact_missed_at', nullable: true }) firstContactMissedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'met_at', nullable: true }) metAt!: Date | null;
  /** The beneficiary's last word on how it goes. It may name the client, so it is wiped when she takes her yes back. */
  @Column({ type: 'text', name: 'progress_note', nullable: true }) progressNote!: string | null;
  @Column({ type: 'timestamptz', name: 'progress_at', nullable: true }) progressAt!: Date | null;
  /** The introduction that this one takes the place of. */
  @ForeignKey('introduction', { name: 'introduction_supersedes_fkey' })
  @Column({ type: 'uuid', name: 'supersedes_id', nullable: true })
  supersedesId!: string | null;
  /** The campaign whose guest she was; null for an introduction that was begun by itself. */
  @ForeignKey('campaign', { name: 'introduction_campaign_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'uuid', name: 'campaign_id', nullable: true })
  campaignId!: string | null;
  /** Who had the client asked. */
  @Column({ type: 'uuid', name: 'asked_by', nullable: true }) askedBy!: string | null;
  @Column({ type: 'uuid', name: 'created_by' }) createdBy!: string;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
