import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A browser that has signed in as this user before: its tries are counted apart from everybody else's. */
@Entity('known_device')
export class KnownDevice {
  @ForeignKey('user_account', { name: 'known_device_user_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'user_id', primaryKeyConstraintName: 'known_device_pkey' })
  userId!: string;
  @PrimaryColumn({ type: 'bytea', name: 'device_hash', primaryKeyConstraintName: 'known_device_pkey' }) deviceHash!: Buffer;
  @Column({ type: 'timestamptz', name: 'last_used_at' }) lastUsedAt!: Date;
}
