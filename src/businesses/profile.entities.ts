import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Category, DecisionMakerRole, SizeBand } from '../markets/index.js';

export const BUSINESS_ISSUES = {
  REVENUE: 'Selling more',
  COST: 'Spending less',
  EFFICIENCY: 'Doing it faster or better',
  RISK: 'Losing less sleep',
} as const;
export type BusinessIssue = keyof typeof BUSINESS_ISSUES;

export const SEQUENCES = { BEFORE: 'Is bought before', DURING: 'Is bought together with', AFTER: 'Is bought after' } as const;
export type Sequence = keyof typeof SEQUENCES;

/** Something that a business sells, and the problem it solves. */
@Entity('offering')
@Index('offering_business', ['businessId'])
@Check('offering_sequence', `(sequence IS NULL) = (relative_to IS NULL)`)
export class Offering {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'offering_pkey' }) id!: string;
  @ForeignKey('business', { name: 'offering_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', name: 'problem_solved' }) problemSolved!: string;
  @Column({ type: 'text', name: 'business_issue' }) businessIssue!: BusinessIssue;
  @Column({ type: 'text' }) category!: Category;
  @Column({ type: 'text', nullable: true }) sequence!: Sequence | null;
  @Column({ type: 'text', name: 'relative_to', nullable: true }) relativeTo!: Category | null;
}

/** A kind of company that a business sells to, and who decides there. */
@Entity('target_market')
@Index('target_market_business', ['businessId'])
@Index('target_market_one_primary', ['businessId'], { unique: true, where: 'is_primary' })
export class TargetMarket {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'target_market_pkey' }) id!: string;
  @ForeignKey('business', { name: 'target_market_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', array: true, default: [] }) industries!: string[];
  @Column({ type: 'text', array: true, name: 'size_bands', default: [] }) sizeBands!: SizeBand[];
  @Column({ type: 'text', array: true, default: [] }) regions!: string[];
  @Column({ type: 'text', array: true, name: 'decision_maker_roles', default: [] }) decisionMakerRoles!: DecisionMakerRole[];
  @Column({ type: 'text', default: '' }) exclusions!: string;
  @Column({ type: 'boolean', name: 'is_primary', default: false }) isPrimary!: boolean;
}

/** "When you see … say … bring me in for (offering)". */
@Entity('referral_trigger')
@Index('referral_trigger_business', ['businessId'])
export class ReferralTrigger {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'referral_trigger_pkey' }) id!: string;
  @ForeignKey('business', { name: 'referral_trigger_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @ForeignKey('offering', { name: 'referral_trigger_offering_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'uuid', name: 'offering_id', nullable: true })
  offeringId!: string | null;
  @Column({ type: 'text' }) see!: string;
  @Column({ type: 'text' }) say!: string;
}
