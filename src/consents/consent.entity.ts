import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ConsentDescription } from './consent-words.js';
import { consentLifecycle, type ConsentState } from './consent.lifecycle.js';
import type { PersonField, Purpose } from './consent.rules.js';

/** One question to one person: whether these fields may go to that partner for this purpose. Only who asks sees it. */
@Entity('consent')
@Index('consent_one_live', ['businessId', 'subjectId'], { unique: true, where: `state IN ('ASKED', 'DEFERRED', 'GRANTED')` })
@Index('consent_subject', ['subjectId', 'id'])
@Index('consent_contact', ['contactId', 'id'])
@Check('consent_parties_differ', 'business_id <> partner_id')
@Check('consent_purpose', `purpose IN ('INTRODUCTION', 'CAMPAIGN', 'SURVEY')`)
@Check('consent_state', `state IN (${consentLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
@Check('consent_granted', `(state IN ('GRANTED', 'REVOKED')) = (fields_granted IS NOT NULL)`)
@Check('consent_scope', 'fields_granted <@ fields_requested')
@Check('consent_deferred', `(state = 'DEFERRED') = (not_before IS NOT NULL)`)
export class Consent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'consent_pkey' }) id!: string;
  /** Who asks, and whose contact it is. */
  @ForeignKey('business', { name: 'consent_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  /** Who would receive. */
  @ForeignKey('business', { name: 'consent_partner_fkey' })
  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;
  @ForeignKey('contact', { name: 'consent_contact_fkey' })
  @Column({ type: 'uuid', name: 'contact_id' })
  contactId!: string;
  @Column({ type: 'text' }) purpose!: Purpose;
  /** What it is about, such as an introduction. */
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  @Column({ type: 'text', array: true, name: 'fields_requested' }) fieldsRequested!: PersonField[];
  /** What she granted; kept when it is revoked. */
  @Column({ type: 'text', array: true, name: 'fields_granted', nullable: true }) fieldsGranted!: PersonField[] | null;
  /** The words of who asks, exactly as she read them. */
  @Column({ type: 'text' }) text!: string;
  /** What else the page said when she answered. */
  @Column({ type: 'jsonb', nullable: true }) shown!: ConsentDescription | null;
  /** HMAC of the address that was asked, which outlives the address. */
  @Column({ type: 'bytea', name: 'address_hash' }) addressHash!: Buffer;
  @Column({ type: 'text', default: 'ASKED' }) state!: ConsentState;
  @Column({ type: 'timestamptz', name: 'asked_at' }) askedAt!: Date;
  /** When the present or last question ends without an answer. */
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'reminded_at', nullable: true }) remindedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'not_before', nullable: true }) notBefore!: Date | null;
  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

/** For which business to act on a consent: ids only, and so readable before anybody acts. Written once. */
@Entity('consent_owner')
@Index('consent_owner_subject', ['subjectId'])
export class ConsentOwner {
  @ForeignKey('consent', { name: 'consent_owner_consent_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'consent_id', primaryKeyConstraintName: 'consent_owner_pkey' })
  consentId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
}
