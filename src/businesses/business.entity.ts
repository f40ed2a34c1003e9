import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Category, RegulatedProfession, SizeBand } from '../markets/index.js';
import { type BusinessStatus, businessLifecycle } from './business.lifecycle.js';

export const RISK_TOLERANCES = { LOW: 'Avoids risk', MEDIUM: 'Takes measured risk', HIGH: 'Likes bold moves' } as const;
export type RiskTolerance = keyof typeof RISK_TOLERANCES;

/** A company that takes part in the network. */
@Entity('business')
@Unique('business_slug_key', ['slug'])
@Index('business_status_page', ['status', 'id'])
@Check('business_status', `status IN (${businessLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
export class Business {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'business_pkey' }) id!: string;
  @Column({ type: 'text', name: 'legal_name' }) legalName!: string;
  @Column({ type: 'text', name: 'trading_name' }) tradingName!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text', default: '' }) about!: string;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  @Column({ type: 'text', array: true, default: [] }) domains!: string[];
  @Column({ type: 'text', name: 'size_band' }) sizeBand!: SizeBand;
  @Column({ type: 'text', array: true, default: [] }) regions!: string[];
  @Column({ type: 'text', array: true, default: [] }) categories!: Category[];
  @Column({ type: 'text', array: true, name: 'regulated_professions', default: [] }) regulatedProfessions!: RegulatedProfession[];
  /** Null where nobody has said: unknown is not in between. */
  @Column({ type: 'text', name: 'risk_tolerance', nullable: true }) riskTolerance!: RiskTolerance | null;
  @Column({ type: 'text' }) timezone!: string;
  /** ISO weekdays, 1 (Monday) to 7 (Sunday). Clocks that count working days count these. */
  @Column({ type: 'smallint', array: true, name: 'working_days', default: [1, 2, 3, 4, 5] }) workingDays!: number[];
  @Column({ type: 'text' }) currency!: string;
  @Column({ type: 'text', default: 'DRAFT' }) status!: BusinessStatus;
  /** The code of the last refusal or question, and the words that went with it. */
  @Column({ type: 'text', name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column({ type: 'text', name: 'status_note', nullable: true }) statusNote!: string | null;
  @Column({ type: 'timestamptz', name: 'reapply_at', nullable: true }) reapplyAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'boolean', name: 'is_demo', default: false }) isDemo!: boolean;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
