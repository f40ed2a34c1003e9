import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ImportState } from './import.lifecycle.js';
import type { ImportField } from './import-fields.rules.js';

/** A column of the file, and where its values go. */
export interface ImportColumn {
  readonly header: string;
  /** Its first three values that are not empty. */
  readonly samples: readonly string[];
  readonly field: ImportField | null;
}

/** What to do with clients that are known already. */
export const ON_KNOWN = {
  FILL: 'Fill in what is empty',
  OVERWRITE: 'Write what the file says over what the book says',
  LEAVE: 'Leave them as they are',
} as const;
export type OnKnown = keyof typeof ON_KNOWN;

export interface ImportSettings {
  /** What a row is that does not say; PROSPECT when absent. */
  readonly lifecycle?: string;
  readonly onKnown?: OnKnown;
  /** Name of an uploaded group that all of the file belong to; none when absent. */
  readonly segmentName?: string;
  readonly segmentId?: string;
  /** The columns were given other meanings, and the rows not yet. */
  readonly remap?: boolean;
}

/** What an import did, in figures. */
export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  readonly contacts: number;
  readonly leftOut: number;
  /** After an undo: rows that had been worked on since, and stay. */
  readonly kept?: number;
}

/** A file on its way into a book. Its rows lie in `import_chunk`, what is special about one in `import_row`. */
@Entity('book_import')
@Unique('book_import_id_business_key', ['id', 'businessId'])
@Index('book_import_business', ['businessId', 'id'])
@Index('book_import_upload_key', ['businessId', 'uploadKey'], { unique: true, where: 'upload_key IS NOT NULL' })
@Index('book_import_one_at_work', ['businessId'], { unique: true, where: `state IN ('RUNNING', 'UNDOING')` })
@Check(
  'book_import_state',
  `state IN ('UPLOADING', 'CHECKING', 'READY', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')`,
)
export class BookImport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'book_import_pkey' }) id!: string;
  @ForeignKey('business', { name: 'book_import_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'uuid', name: 'created_by' }) createdById!: string;
  @Column({ type: 'text', name: 'file_name' }) fileName!: string;
  /** Hash of the caller and its `Idempotency-Key`; null where it gave none, or the key has become free again. */
  @Column({ type: 'bytea', name: 'upload_key', nullable: true }) uploadKey!: Buffer | null;
  /** SHA-256 of a named file, when all of it has come. */
  @Column({ type: 'bytea', name: 'file_hash', nullable: true }) fileHash!: Buffer | null;
  @Column({ type: 'text', default: '' }) encoding!: string;
  @Column({ type: 'text', default: '' }) delimiter!: string;
  @Column({ type: 'text' }) state!: ImportState;
  @Column({ type: 'jsonb', default: [] }) columns!: ImportColumn[];
  @Column({ type: 'jsonb', default: {} }) settings!: ImportSettings;
  @Column({ type: 'integer', name: 'row_count', default: 0 }) rowCount!: number;
  @Column({ type: 'integer', name: 'new_count', default: 0 }) newCount!: number;
  @Column({ type: 'integer', name: 'known_count', default: 0 }) knownCount!: number;
  @Column({ type: 'integer', name: 'repeat_count', default: 0 }) repeatCount!: number;
  @Column({ type: 'integer', name: 'doubtful_count', default: 0 }) doubtfulCount!: number;
  /** Of `total`: rows of the work under way. */
  @Column({ type: 'integer', default: 0 }) done!: number;
  @Column({ type: 'integer', default: 0 }) total!: number;
  @Column({ type: 'jsonb', nullable: true }) result!: ImportResult | null;
  /** Why it failed, in words for a person. */
  @Column({ type: 'text', nullable: true }) failure!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  /** When the work under way began. */
  @Column({ type: 'timestamptz', name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'moved_at' }) movedAt!: Date;
  /** When it was all in the book. */
  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
