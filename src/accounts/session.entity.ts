import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A signed-in browser. The row goes when the session ends; that it was there stays in the events. */
@Entity('session')
@Unique('session_token_hash_key', ['tokenHash'])
@Index('session_of_user', ['userId'])
@Index('session_expiry', ['expiresAt'])
export class Session {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pkey' }) id!: string;
  @ForeignKey('user_account', { name: 'session_user_id_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;
  /** SHA-256 of the cookie's token: who reads this table cannot sign in with it. */
  @Column({ type: 'bytea', name: 'token_hash' }) tokenHash!: Buffer;
  @Column({ type: 'text', name: 'user_agent', nullable: true }) userAgent!: string | null;
  /** The network that the session came from, not the exact address. */
  @Column({ type: 'text', nullable: true }) address!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** Written at most once a minute. */
  @Column({ type: 'timestamptz', name: 'last_seen_at' }) lastSeenAt!: Date;
  /** Moves on with `lastSeenAt`. */
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
}
