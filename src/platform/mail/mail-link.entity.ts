import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link that was mailed. Only the hash of its token is kept, so the table opens nothing. */
@Entity('mail_link')
@Index('mail_link_subject', ['subjectId', 'purpose'])
@Index('mail_link_age', ['expiresAt'])
export class MailLink {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'mail_link_pkey' }) hash!: Buffer;
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'uuid', name: 'subject_id' }) subjectId!: string;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'used_at', nullable: true }) usedAt!: Date | null;
}
