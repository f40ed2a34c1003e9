import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The partner's copy of what a person granted: filled with a yes, emptied the moment it is taken back. */
@Entity('disclosure')
@Index('disclosure_subject', ['subjectId'])
@Check('disclosure_wiped', 'wiped_at IS NULL OR num_nonnulls(name, email, phone, title, company) = 0')
export class Disclosure {
  @ForeignKey('consent', { name: 'disclosure_consent_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'consent_id', primaryKeyConstraintName: 'disclosure_pkey' })
  consentId!: string;
  /** What it is about, such as an introduction. */
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  /** Whose contact it is. */
  @ForeignKey('business', { name: 'disclosure_owner_fkey' })
  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;
  /** Who may read it. */
  @ForeignKey('business', { name: 'disclosure_recipient_fkey' })
  @Column({ type: 'uuid', name: 'recipient_id' })
  recipientId!: string;
  @Column({ type: 'text', nullable: true }) name!: string | null;
  @Column({ type: 'text', nullable: true }) email!: string | null;
  @Column({ type: 'text', nullable: true }) phone!: string | null;
  @Column({ type: 'text', nullable: true }) title!: string | null;
  @Column({ type: 'text', nullable: true }) company!: string | null;
  @Column({ type: 'timestamptz', name: 'disclosed_at' }) disclosedAt!: Date;
  @Column({ type: 'timestamptz', name: 'wiped_at', nullable: true }) wipedAt!: Date | null;
}
