import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Doubt, MendedCells } from './doubts.rules.js';

export const ROW_KINDS = {
  NEW: 'Not in the book yet; mended, for other new rows are not listed',
  KNOWN: 'A company of the book',
  REPEAT: 'The same company as an earlier row of the file',
  DOUBTFUL: 'To be mended or decided first',
  LEFT_OUT: 'To be left out',
} as const;
export type RowKind = keyof typeof ROW_KINDS;

export const ROW_DECISIONS = {
  ADD: 'Add it as a client of its own',
  UPDATE: 'It is the client that was found',
  SKIP: 'Leave it out',
} as const;
export type RowDecision = keyof typeof ROW_DECISIONS;

/** What is special about a row of a file; one that is simply new has none. */
@Entity('import_row')
@Index('import_row_kind_of', ['importId', 'kind', 'row'])
@ForeignKey('book_import', ['importId', 'businessId'], ['id', 'businessId'], {
  name: 'import_row_import_fkey',
  onDelete: 'CASCADE',
})
@Check('import_row_kind', `kind IN ('NEW', 'KNOWN', 'REPEAT', 'DOUBTFUL', 'LEFT_OUT')`)
@Check('import_row_decision', `decision IN ('ADD', 'UPDATE', 'SKIP')`)
export class ImportRow {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'import_row_pkey' }) importId!: string;
  /** Counted from 1, without the header. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'import_row_pkey' }) row!: number;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
  @Column({ type: 'text' }) kind!: RowKind;
  /** Of the book, or the id that an earlier row of the file will have. */
  @Column({ type: 'uuid', name: 'client_id', nullable: true }) clientId!: string | null;
  /** The earlier row of the same company. */
  @Column({ type: 'integer', nullable: true }) leader!: number | null;
  @Column({ type: 'text', array: true, default: [] }) doubts!: Doubt[];
  @Column({ type: 'jsonb', nullable: true }) mended!: MendedCells | null;
  @Column({ type: 'text', nullable: true }) decision!: RowDecision | null;
}
