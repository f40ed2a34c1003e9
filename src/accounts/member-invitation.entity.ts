import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../kernel/viewer.js';

/** An open invitation to join a business. The row goes when it is accepted or withdrawn; the events keep what became of it. */
@Entity('member_invitation')
@Unique('member_invitation_business_email_key', ['businessId', 'email'])
@Check('member_invitation_email_lower', 'email = lower(email)')
@Check('member_invitation_role', `role IN ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER')`)
export class MemberInvitation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'member_invitation_pkey' }) id!: string;
  @ForeignKey('business', { name: 'member_invitation_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) role!: Role;
  @ForeignKey('user_account', { name: 'member_invitation_invited_by_id_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'invited_by_id' })
  invitedById!: string;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
}
