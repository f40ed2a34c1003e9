import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { campaignLifecycle, type CampaignStage } from './campaign.lifecycle.js';
import type { CampaignContent, CampaignKind, CampaignReason } from './campaign.rules.js';

/** The host invites its own clients to something of the beneficiary. It holds nothing about a guest. */
@Entity('campaign')
@Index('campaign_alliance', ['allianceId', 'id'])
@Index('campaign_hosted', ['hostId', 'id'])
@Index('campaign_received', ['beneficiaryId', 'id'], { where: 'shown_at IS NOT NULL' })
@Index('campaign_in_review', ['stageSince'], { where: `stage = 'IN_REVIEW'` })
@Index('campaign_sending', ['id'], { where: `stage = 'RUNNING' AND channel = 'ADJOIN'` })
@Check('campaign_parties_differ', 'host_id <> beneficiary_id')
@Check('campaign_proposed_by_one', 'proposed_by_id IN (host_id, beneficiary_id)')
@Check(
  'campaign_kind',
  `kind IN ('SEMINAR', 'SERVICE', 'PRODUCT', 'INFORMATION', 'NEWSLETTER_FEATURE', 'WEBSITE_FEATURE', 'BLOG_FEATURE')`,
)
@Check('campaign_stage', `stage IN (${campaignLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
@Check('campaign_channel', `channel IN ('ADJOIN', 'HOST')`)
@Check('campaign_capacity', 'capacity > 0')
@Check('campaign_pace', 'pace_per_minute BETWEEN 1 AND 6000')
@Check('campaign_window', 'ends_at > starts_at')
@Check('campaign_shown', `shown_at IS NOT NULL OR stage IN ('DRAFT', 'CANCELLED')`)
@Check(
  'campaign_agreed',
  `stage IN ('DRAFT', 'PROPOSED', 'DECLINED', 'EXPIRED', 'CANCELLED')
    OR host_accepted = content_number AND beneficiary_accepted = content_number`,
)
@Check('campaign_reasoned', `reason IS NOT NULL OR stage NOT IN ('DECLINED', 'EXPIRED', 'CANCELLED')`)
@Check('campaign_final_cost', '(final_cost_minor IS NULL) = (final_cost_currency IS NULL)')
export class Campaign {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaign_pkey' }) id!: string;
  @ForeignKey('alliance', { name: 'campaign_alliance_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'alliance_id' })
  allianceId!: string;
  /** Whose clients are invited. */
  @ForeignKey('business', { name: 'campaign_host_fkey' })
  @Column({ type: 'uuid', name: 'host_id' })
  hostId!: string;
  /** Who gives what they are invited to. */
  @ForeignKey('business', { name: 'campaign_beneficiary_fkey' })
  @Column({ type: 'uuid', name: 'beneficiary_id' })
  beneficiaryId!: string;
  @Column({ type: 'uuid', name: 'proposed_by_id' }) proposedById!: string;
  @Column({ type: 'text' }) kind!: CampaignKind;
  /** The present offer and message; `contentNumber` counts its versions, see CampaignVersion. */
  @Column({ type: 'jsonb' }) content!: CampaignContent;
  @Column({ type: 'integer', name: 'content_number', default: 1 }) contentNumber!: number;
  /** As in the content: where places are given out, in SQL. Null: as many as come. */
  @Column({ type: 'integer', nullable: true }) capacity!: number | null;
  /** The version that each side accepted last. */
  @Column({ type: 'integer', name: 'host_accepted', nullable: true }) hostAccepted!: number | null;
  @Column({ type: 'integer', name: 'beneficiary_accepted', nullable: true }) beneficiaryAccepted!: number | null;
  /** Segments of the host's book. */
  @Column({ type: 'uuid', array: true, name: 'segment_ids', default: [] }) segmentIds!: string[];
  /** HOST: it sends the personal links by its own means. */
  @Column({ type: 'text', default: 'ADJOIN' }) channel!: 'ADJOIN' | 'HOST';
  @Column({ type: 'integer', name: 'pace_per_minute', default: 120 }) pacePerMinute!: number;
  @Column({ type: 'timestamptz', name: 'starts_at', nullable: true }) startsAt!: Date | null;
  /** Answers are taken until then. */
  @Column({ type: 'timestamptz', name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column({ type: 'text' }) stage!: CampaignStage;
  @Column({ type: 'timestamptz', name: 'stage_since' }) stageSince!: Date;
  @Column({ type: 'timestamptz', name: 'shown_at', nullable: true }) shownAt!: Date | null;
  /** Why it ended, was sent back or stands still; read by both sides. */
  @Column({ type: 'text', nullable: true }) reason!: CampaignReason | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'uuid', name: 'side_at_fault_id', nullable: true }) sideAtFaultId!: string | null;
  /** The version that the host has sent to itself. */
  @Column({ type: 'integer', name: 'tested_number', nullable: true }) testedNumber!: number | null;
  /** The version that an admin has approved. */
  @Column({ type: 'integer', name: 'reviewed_number', nullable: true }) reviewedNumber!: number | null;
  @Column({ type: 'uuid', name: 'reviewed_by', nullable: true }) reviewedBy!: string | null;
  /** When the last guest was put on the list. */
  @Column({ type: 'timestamptz', name: 'prepared_at', nullable: true }) preparedAt!: Date | null;
  @Column({ type: 'text', name: 'proof_url', nullable: true }) proofUrl!: string | null;
  @Column({ type: 'timestamptz', name: 'proof_at', nullable: true }) proofAt!: Date | null;
  @Column({ type: 'bigint', name: 'final_cost_minor', nullable: true }) finalCostMinor!: string | null;
  @Column({ type: 'text', name: 'final_cost_currency', nullable: true }) finalCostCurrency!: string | null;
  @Column({ type: 'timestamptz', name: 'host_settled_at', nullable: true }) hostSettledAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'beneficiary_settled_at', nullable: true }) beneficiarySettledAt!: Date | null;
  @Column({ type: 'uuid', name: 'created_by' }) createdBy!: string;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** What was proposed at some time, in the words it had. Only ever appended to. */
@Entity('campaign_version')
export class CampaignVersion {
  @ForeignKey('campaign', { name: 'campaign_version_campaign_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'campaign_id', primaryKeyConstraintName: 'campaign_version_pkey' })
  campaignId!: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'campaign_version_pkey' }) number!: number;
  @Column({ type: 'jsonb' }) content!: CampaignContent;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'uuid', name: 'written_by' }) writtenBy!: string;
  @Column({ type: 'timestamptz', name: 'written_at' }) writtenAt!: Date;
}

/** Which process sends a campaign at present, see SendingTurns. */
@Entity('campaign_turn')
export class CampaignTurn {
  @ForeignKey('campaign', { name: 'campaign_turn_campaign_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'campaign_id', primaryKeyConstraintName: 'campaign_turn_pkey' })
  campaignId!: string;
  @Column({ type: 'uuid' }) holder!: string;
  @Column({ type: 'timestamptz', name: 'ends_at' }) endsAt!: Date;
}
