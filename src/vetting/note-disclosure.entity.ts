import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a firm lets the network's admins read one of its private notes for a while. The note itself stays where it is. */
@Entity('note_disclosure')
@Index('note_disclosure_one_to_one', ['oneToOneId', 'id'])
@Check('note_disclosure_reasoned', `reason <> ''`)
@Check('note_disclosure_bounded', 'until > disclosed_at')
export class NoteDisclosure {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'note_disclosure_pkey' }) id!: string;
  @ForeignKey('one_to_one', { name: 'note_disclosure_one_to_one_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'one_to_one_id' })
  oneToOneId!: string;
  /** Whose note it is. */
  @ForeignKey('business', { name: 'note_disclosure_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'uuid', name: 'disclosed_by' }) disclosedById!: string;
  @Column({ type: 'timestamptz', name: 'disclosed_at' }) disclosedAt!: Date;
  @Column({ type: 'timestamptz' }) until!: Date;
  /** When the firm took it back; null where it runs, or ran out. */
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
}

export const isLive = ({ until, endedAt }: Pick<NoteDisclosure, 'until' | 'endedAt'>, now: Date): boolean =>
  endedAt === null && until > now;
