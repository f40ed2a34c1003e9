import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { INVITATION_STAGES, type InvitationStage, type LawfulBasisKind } from './invitation.lifecycle.js';

/** One guest of a campaign. The host's own until she says yes: row-level security shows the beneficiary no row before. */
@Entity('invitation')
@ForeignKey('client', ['clientId', 'hostId'], ['id', 'businessId'], { name: 'invitation_client_fkey', onDelete: 'CASCADE' })
@Unique('invitation_once', ['campaignId', 'contactId'])
@Index('invitation_address', ['campaignId', 'addressHash'], { unique: true, where: `stage <> 'SUPPRESSED'` })
@Index('invitation_stages', ['campaignId', 'stage', 'id'])
@Index('invitation_due', ['campaignId', 'id'], { where: `stage = 'QUEUED'` })
@Index('invitation_queued', ['hostId', 'addressHash'], { where: `stage = 'QUEUED'` })
@Index('invitation_place', ['campaignId', 'place'], { where: 'place IS NOT NULL' })
@Index('invitation_recent', ['hostId', 'addressHash', 'sentAt'], { where: 'sent_at IS NOT NULL' })
@Index('invitation_contact', ['contactId', 'id'])
@Index('invitation_client', ['clientId'])
@Check(
  'invitation_stage',
  `stage IN (${Object.keys(INVITATION_STAGES)
    .map((stage) => `'${stage}'`)
    .join(', ')})`,
)
@Check('invitation_lawful', `basis IS NOT NULL AND address_hash IS NOT NULL OR stage = 'SUPPRESSED'`)
@Check('invitation_reasoned', `reason IS NOT NULL OR stage NOT IN ('SUPPRESSED', 'BOUNCED')`)
@Check('invitation_shown', `(shown_at IS NOT NULL) = (stage IN ('OPTED_IN', 'ATTENDED', 'CONVERTED', 'REVOKED'))`)
@Check('invitation_placed', `place IS NOT NULL OR stage NOT IN ('OPTED_IN', 'WAITING', 'ATTENDED', 'CONVERTED')`)
export class Invitation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invitation_pkey' }) id!: string;
  @ForeignKey('campaign', { name: 'invitation_campaign_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'campaign_id' })
  campaignId!: string;
  @Column({ type: 'uuid', name: 'host_id' }) hostId!: string;
  @Column({ type: 'uuid', name: 'beneficiary_id' }) beneficiaryId!: string;
  @ForeignKey('contact', { name: 'invitation_contact_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contact_id' })
  contactId!: string;
  @Column({ type: 'uuid', name: 'client_id' }) clientId!: string;
  /** HMAC of the address, which outlives the address. */
  @Column({ type: 'bytea', name: 'address_hash', nullable: true }) addressHash!: Buffer | null;
  /** Why she may be written to, as it was recorded when she was put on the list. */
  @Column({ type: 'text', nullable: true }) basis!: LawfulBasisKind | null;
  @Column({ type: 'text' }) stage!: InvitationStage;
  /** Why she was left out, or what the mail server said. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** The version of the words that she reads. */
  @Column({ type: 'integer', name: 'content_number' }) contentNumber!: number;
  @Column({ type: 'timestamptz', name: 'prepared_at' }) preparedAt!: Date;
  @Column({ type: 'smallint', default: 0 }) attempts!: number;
  @Column({ type: 'timestamptz', name: 'retry_at', nullable: true }) retryAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'opened_at', nullable: true }) openedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  /** Her answer to the one question. */
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  /** Her turn among those who said yes: places are given out in this order. */
  @Column({ type: 'integer', nullable: true }) place!: number | null;
  /** When the beneficiary could first see her; null without a yes. */
  @Column({ type: 'timestamptz', name: 'shown_at', nullable: true }) shownAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'attended_at', nullable: true }) attendedAt!: Date | null;
  @Column({ type: 'uuid', name: 'introduction_id', nullable: true }) introductionId!: string | null;
}

/** For whom to act on a link: hashes and ids only, and so readable before anybody acts. Written once. */
@Entity('invitation_link')
@Unique('invitation_link_once', ['invitationId'])
export class InvitationLink {
  /** SHA-256 of the token, which is kept nowhere. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'invitation_link_pkey' }) hash!: Buffer;
  @ForeignKey('invitation', { name: 'invitation_link_invitation_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'invitation_id' })
  invitationId!: string;
  @Column({ type: 'uuid', name: 'campaign_id' }) campaignId!: string;
  @Column({ type: 'uuid', name: 'host_id' }) hostId!: string;
}

/** A mail that was wholly given to the mail server, see HandOvers. */
@Entity('invitation_handed')
export class InvitationHanded {
  @ForeignKey('invitation', { name: 'invitation_handed_invitation_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'invitation_id', primaryKeyConstraintName: 'invitation_handed_pkey' })
  invitationId!: string;
}

/** Why a person may be written to on behalf of partners. One at a time; what was withdrawn stays on record. */
@Entity('lawful_basis')
@Index('lawful_basis_one_live', ['businessId', 'contactId'], { unique: true, where: 'withdrawn_at IS NULL' })
@Index('lawful_basis_contact', ['contactId', 'id'])
@Check('lawful_basis_kind', `basis IN ('CONSENT', 'EXISTING_CUSTOMER', 'LEGITIMATE_INTEREST')`)
@Check('lawful_basis_sourced', `source <> ''`)
export class LawfulBasis {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'lawful_basis_pkey' }) id!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @ForeignKey('contact', { name: 'lawful_basis_contact_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contact_id' })
  contactId!: string;
  @Column({ type: 'text' }) basis!: LawfulBasisKind;
  /** Where it comes from, such as "order form of May 2026". */
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'uuid', name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at' }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null;
}
