import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What one firm keeps to itself about a meeting. Row-level security shows it to nobody else, admins included. */
@Entity('one_to_one_note')
export class OneToOneNote {
  @ForeignKey('one_to_one', { name: 'one_to_one_note_one_to_one_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'one_to_one_id', primaryKeyConstraintName: 'one_to_one_note_pkey' })
  oneToOneId!: string;
  @ForeignKey('business', { name: 'one_to_one_note_business_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'one_to_one_note_pkey' })
  businessId!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'uuid', name: 'written_by' }) writtenBy!: string;
  @Column({ type: 'timestamptz', name: 'written_at' }) writtenAt!: Date;
}
