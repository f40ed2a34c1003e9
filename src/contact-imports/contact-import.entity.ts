import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What came into a book together, so that it can be taken back. Ids only. */
@Entity('contact_import')
@Index('contact_import_business', ['businessId', 'id'])
export class ContactImport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'contact_import_pkey' }) id!: string;
  @ForeignKey('business', { name: 'contact_import_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'uuid', name: 'made_by' }) madeById!: string;
  @Column({ type: 'uuid', array: true, name: 'contact_ids' }) contactIds!: string[];
  /** Clients that were made for them. */
  @Column({ type: 'uuid', array: true, name: 'client_ids' }) clientIds!: string[];
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
  @Column({ type: 'timestamptz', name: 'undone_at', nullable: true }) undoneAt!: Date | null;
}
