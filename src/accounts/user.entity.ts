import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A person who can sign in. */
@Entity('user_account')
@Unique('user_account_email_key', ['email'])
@Check('user_account_email_lower', 'email = lower(email)')
@Index('user_account_admins', ['id'], { where: 'is_admin' })
export class User {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'user_account_pkey' }) id!: string;
  /** In lower case; unique over the network. */
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  /** argon2id; null until a password is set by a mailed link. */
  @Column({ type: 'text', name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column({ type: 'timestamptz', name: 'email_verified_at', nullable: true }) emailVerifiedAt!: Date | null;
  /** Runs the network: judges businesses and alliances. */
  @Column({ type: 'boolean', name: 'is_admin', default: false }) isAdmin!: boolean;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
}
