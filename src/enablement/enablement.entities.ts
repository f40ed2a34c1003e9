import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What partners read of a firm in two minutes, beside its referral triggers. */
@Entity('enablement_card')
export class EnablementCard {
  @ForeignKey('business', { name: 'enablement_card_business_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'enablement_card_pkey' })
  businessId!: string;
  @Column({ type: 'text', name: 'listen_for', default: '' }) listenFor!: string;
  @Column({ type: 'text', default: '' }) words!: string;
  @Column({ type: 'text', name: 'not_a_fit', default: '' }) notAFit!: string;
  /** Counts every change, of the card and of the triggers on it: what was read is an edition. */
  @Column({ type: 'integer', default: 1 }) edition!: number;
  @Column({ type: 'timestamptz', name: 'changed_at' }) changedAt!: Date;
}

/** That a member of a partner has read an edition of a card; a later one takes its place. */
@Entity('card_reading')
@Index('card_reading_reader', ['readerId', 'userId'])
@Check('card_reading_not_own', 'business_id <> reader_id')
export class CardReading {
  @ForeignKey('enablement_card', 'businessId', { name: 'card_reading_business_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'business_id', primaryKeyConstraintName: 'card_reading_pkey' })
  businessId!: string;
  /** The partner for whom it was read. */
  @ForeignKey('business', { name: 'card_reading_reader_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'reader_id', primaryKeyConstraintName: 'card_reading_pkey' })
  readerId!: string;
  @ForeignKey('user_account', { name: 'card_reading_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'user_id', primaryKeyConstraintName: 'card_reading_pkey' })
  userId!: string;
  @Column({ type: 'integer' }) edition!: number;
  @Column({ type: 'timestamptz', name: 'read_at' }) readAt!: Date;
}
