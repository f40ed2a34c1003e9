import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What somebody of the business wrote down about a client. As private as the book. */
@Entity('client_note')
@Index('client_note_client', ['clientId', 'id'])
@Index('client_note_business', ['businessId'])
@ForeignKey('client', ['clientId', 'businessId'], ['id', 'businessId'], { name: 'client_note_client_fkey', onDelete: 'CASCADE' })
@Check('client_note_erased', `(removed_at IS NULL) = (text <> '')`)
export class ClientNote {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'client_note_pkey' }) id!: string;
  @Column({ type: 'uuid', name: 'client_id' }) clientId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'uuid', name: 'written_by' }) writtenById!: string;
  @Column({ type: 'timestamptz', name: 'written_at' }) writtenAt!: Date;
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
