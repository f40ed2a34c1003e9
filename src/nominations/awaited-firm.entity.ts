import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A firm that is not on the network and is waited for, by what stands for its domain. It knows no name and no domain. */
@Entity('awaited_firm')
@Index('awaited_firm_domain', ['domainHash'])
export class AwaitedFirm {
  /** The nomination, or the answer of a client, that waits. */
  @PrimaryColumn({ type: 'uuid', name: 'subject_id', primaryKeyConstraintName: 'awaited_firm_pkey' }) subjectId!: string;
  @PrimaryColumn({ type: 'bytea', name: 'domain_hash', primaryKeyConstraintName: 'awaited_firm_pkey' }) domainHash!: Buffer;
  /** Who waits. */
  @ForeignKey('business', { name: 'awaited_firm_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
}
