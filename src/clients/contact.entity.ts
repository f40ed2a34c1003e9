import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DecisionMakerRole } from '../markets/index.js';

/** A person at a client, in the private book of the same business. */
@Entity('contact')
@Index('contact_client', ['clientId', 'id'])
@Index('contact_business', ['businessId'])
@Check('contact_ties', 'business_tie BETWEEN 0 AND 5 AND personal_tie BETWEEN 0 AND 5')
@Check(
  'contact_erased',
  `CASE WHEN removed_at IS NULL THEN name <> ''
    ELSE name = '' AND num_nonnulls(email, phone, title, business_tie_basis, personal_tie_basis) = 0 END`,
)
export class Contact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'contact_pkey' }) id!: string;
  /** A trigger asks whether it is there, in the same book, once a statement (`contact_client_fkey`). */
  @Column({ type: 'uuid', name: 'client_id' }) clientId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) name!: string;
  /** In lower case. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
  @Column({ type: 'text', nullable: true }) phone!: string | null;
  @Column({ type: 'text', nullable: true }) title!: string | null;
  @Column({ type: 'text', name: 'decision_maker_role', nullable: true }) decisionMakerRole!: DecisionMakerRole | null;
  /** 0 (none) to 5, and what it rests on. */
  @Column({ type: 'smallint', name: 'business_tie', default: 0 }) businessTie!: number;
  @Column({ type: 'text', name: 'business_tie_basis', nullable: true }) businessTieBasis!: string | null;
  @Column({ type: 'smallint', name: 'personal_tie', default: 0 }) personalTie!: number;
  @Column({ type: 'text', name: 'personal_tie_basis', nullable: true }) personalTieBasis!: string | null;
  /** After how many days without a word it is time for one. */
  @Column({ type: 'integer', name: 'cadence_days', nullable: true }) cadenceDays!: number | null;
  /** The import that brought it; null for one that was written by hand. */
  @Column({ type: 'uuid', name: 'import_id', nullable: true }) importId!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** From then on the row holds nothing about the person. */
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** What a removed contact keeps of the person. */
export const EMPTIED = {
  name: '',
  email: null,
  phone: null,
  title: null,
  decisionMakerRole: null,
  businessTie: 0,
  businessTieBasis: null,
  personalTie: 0,
  personalTieBasis: null,
  cadenceDays: null,
} as const;
