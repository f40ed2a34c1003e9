import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { SizeBand } from '../markets/index.js';

export const CLIENT_TIERS = { A: 'Among the most valuable', B: 'Valuable', C: 'All others' } as const;
export type ClientTier = keyof typeof CLIENT_TIERS;

export const CLIENT_LIFECYCLES = {
  PROSPECT: 'Has not bought yet',
  CUSTOMER: 'Buys',
  LAPSED: 'Has bought, and stopped without a word',
  LOST: 'Has left',
  FRIEND: 'Does not buy, and wishes us well',
} as const;
export type ClientLifecycle = keyof typeof CLIENT_LIFECYCLES;

/** A company in the private book of one business. Row-level security shows it to nobody else. */
@Entity('client')
@Unique('client_id_business_key', ['id', 'businessId'])
@Index('client_business_page', ['businessId', 'id'], { where: 'removed_at IS NULL' })
@Index('client_business_name', ['businessId', 'nameKey', 'id'], { where: 'removed_at IS NULL' })
@Index('client_without_name_key', ['businessId'], { where: 'name_key IS NULL AND removed_at IS NULL' })
@Check('client_tier', `tier IN ('A', 'B', 'C')`)
@Check('client_lifecycle', `lifecycle IN ('PROSPECT', 'CUSTOMER', 'LAPSED', 'LOST', 'FRIEND')`)
@Check('client_value', '(value_minor IS NULL) = (value_currency IS NULL)')
@Check('client_named', `removed_at IS NOT NULL OR name <> ''`)
export class Client {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'client_pkey' }) id!: string;
  /** A trigger asks whether it is there, once a statement (`client_business_fkey`), and keeps the client in its book. */
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) name!: string;
  /** Registrable domains in lower case, such as `nordvik.example`. */
  @Column({ type: 'text', array: true, default: [] }) domains!: string[];
  /** Company register number: letters and digits only, in upper case. */
  @Column({ type: 'text', nullable: true }) identifier!: string | null;
  /** In lower case, each once. */
  @Column({ type: 'text', array: true, default: [] }) tags!: string[];
  /** The name by which duplicates are found, see `normaliseCompanyName`; null until it was worked out. */
  @Column({ type: 'text', name: 'name_key', nullable: true }) nameKey!: string | null;
  /** NAICS sector. */
  @Column({ type: 'text', nullable: true }) industry!: string | null;
  @Column({ type: 'text', name: 'size_band', nullable: true }) sizeBand!: SizeBand | null;
  /** ISO 3166. */
  @Column({ type: 'text', nullable: true }) region!: string | null;
  @Column({ type: 'text', nullable: true }) tier!: ClientTier | null;
  @Column({ type: 'text', default: 'PROSPECT' }) lifecycle!: ClientLifecycle;
  /** What it is worth in a year, in minor units of `valueCurrency`. */
  @Column({ type: 'bigint', name: 'value_minor', nullable: true }) valueMinor!: string | null;
  @Column({ type: 'text', name: 'value_currency', nullable: true }) valueCurrency!: string | null;
  @Column({ type: 'date', name: 'customer_since', nullable: true }) customerSince!: string | null;
  @Column({ type: 'boolean', name: 'do_not_introduce', default: false }) doNotIntroduce!: boolean;
  /** The import that brought it; null for one that was written by hand. */
  @Column({ type: 'uuid', name: 'import_id', nullable: true }) importId!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** Removed clients stay as a name for the record of what was done with them; their contacts are emptied. */
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
