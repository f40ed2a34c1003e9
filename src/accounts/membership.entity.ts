import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../kernel/viewer.js';

/** That a user acts for a business, and as what. */
@Entity('membership')
@Unique('membership_user_business_key', ['userId', 'businessId'])
@Check('membership_role', `role IN ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER')`)
@Index('membership_business', ['businessId'])
export class Membership {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'membership_pkey' }) id!: string;
  @ForeignKey('user_account', { name: 'membership_user_id_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;
  @ForeignKey('business', { name: 'membership_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) role!: Role;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
}
