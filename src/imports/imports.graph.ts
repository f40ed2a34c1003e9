import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ClientLifecycleEnum, type ClientLifecycle } from '../clients/index.js';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import { ON_KNOWN, type OnKnown } from './book-import.entity.js';
import { DOUBTS, type Doubt } from './doubts.rules.js';
import { IMPORT_FIELDS, type ImportField } from './import-fields.rules.js';
import { ROW_DECISIONS, ROW_KINDS, type RowDecision, type RowKind } from './import-row.entity.js';
import type { ImportState } from './import.lifecycle.js';
import { IMPORT_ACTIONS, type ImportAction } from './import.policy.js';

export const ImportStateEnum = enumOf<ImportState>('ImportState', 'Where a file stands on its way into the book', {
  UPLOADING: 'It is being sent',
  CHECKING: 'The dry run is looking at its rows',
  READY: 'The dry run is done; nothing is in the book yet',
  RUNNING: 'It is being written into the book',
  DONE: 'It is in the book, and can be undone for 24 hours',
  UNDOING: 'It is being taken out of the book again',
  UNDONE: 'It was taken out of the book again',
  CANCELLED: 'It was given up; nothing of it is in the book',
  FAILED: 'It could not be read; `failure` says why',
});
export const ImportFieldEnum = enumOf<ImportField>('ImportField', 'What a column of a file says', IMPORT_FIELDS);
export const DoubtEnum = enumOf<Doubt>('ImportDoubt', 'Why a row cannot simply go into the book', DOUBTS);
export const RowKindEnum = enumOf<RowKind>('ImportRowKind', 'What a row of a file is', ROW_KINDS);
export const RowDecisionEnum = enumOf<RowDecision>('ImportRowDecision', 'What a person decided about a row', ROW_DECISIONS);
export const OnKnownEnum = enumOf<OnKnown>('ImportOnKnown', 'What happens to clients that the book knows already', ON_KNOWN);
export const ImportActionEnum = enumOf<ImportAction>('ImportAction', 'What can be done about an import', IMPORT_ACTIONS);
const ImportErrorCode = enumOf('ImportErrorCode', 'Why a change of an import was refused', {
  ...COMMON_ERROR_CODES,
  BUSY: 'Another import of the same book is at work',
  TOO_LATE: 'It can no longer be undone',
});

export const ImportAvailableAction = actionOf('Import', ImportActionEnum, 'import');

@ObjectType('ImportColumn', { description: 'A column of a file, and what was made of it' })
export class ImportColumnType {
  @Field(() => String, { description: 'What its first line calls it' }) header!: string;
  @Field(() => [String], { description: 'Its first values that differ, at most three' }) samples!: readonly string[];
  @Field(() => ImportFieldEnum, { nullable: true, description: 'Where its values go; null for nowhere' })
  field!: ImportField | null;
}

@ObjectType('ImportProgress', { description: 'How far the work under way is' })
export class ImportProgressType {
  @Field(() => Int, { description: 'Rows done' }) done!: number;
  @Field(() => Int, { description: 'Rows in all' }) total!: number;
  @Field(() => Int, { nullable: true, description: 'Rows a second so far; null in the first moments' }) rowsPerSecond!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Seconds that it will still take at this pace; null in the first moments' })
  secondsLeft!: number | null;
}

@ObjectType('ImportResult', { description: 'What an import did' })
export class ImportResultType {
  @Field(() => Int, { description: 'Clients that were added' }) added!: number;
  @Field(() => Int, { description: 'Clients that were there and changed' }) updated!: number;
  @Field(() => Int, { description: 'People that were added' }) contacts!: number;
  @Field(() => Int, { description: 'Rows that were left out, doubtful or by decision' }) leftOut!: number;
  @Field(() => Int, { nullable: true, description: 'After an undo: clients that had been worked on since, and stay' }) kept?:
    number | null;
}

@ObjectType('Import', {
  implements: () => Node,
  description: 'A file on its way into the book of a business; nobody else sees it',
})
export class ImportType extends Node {
  @Field(() => String, { description: 'Name of the file' }) fileName!: string;
  @Field(() => ImportStateEnum, { description: 'Where it stands' }) state!: ImportState;
  @Field(() => String, { description: 'Encoding that was found' }) encoding!: string;
  @Field(() => String, { description: 'What stands between its cells' }) delimiter!: string;
  @Field(() => [ImportColumnType], { description: 'Its columns, in order' }) columns!: ImportColumnType[];
  @Field(() => Int, { description: 'Rows, without the header' }) rowCount!: number;
  @Field(() => Int, { description: 'Rows of companies that are not in the book' }) newCount!: number;
  @Field(() => Int, { description: 'Rows of companies of the book' }) knownCount!: number;
  @Field(() => Int, { description: 'Rows of the same company as an earlier row' }) repeatCount!: number;
  @Field(() => Int, { description: 'Rows to be mended or decided' }) doubtfulCount!: number;
  @Field(() => ImportResultType, { nullable: true, description: 'What it did, so far or in the end' })
  result!: ImportResultType | null;
  @Field(() => String, { nullable: true, description: 'Why it failed, in words' }) failure!: string | null;
  @Field(() => Date, { description: 'When it was begun' }) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When all of it was in the book' }) finishedAt!: Date | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@ObjectType('ImportCell', { description: 'A cell of a row, as the mapping reads it' })
export class ImportCellType {
  @Field(() => ImportFieldEnum, { description: 'What it says' }) field!: ImportField;
  @Field(() => String, { description: 'Its text, mended or as in the file' }) value!: string;
}

@ObjectType('ImportRow', { description: 'A row of a file that is more than simply new' })
export class ImportRowType {
  @Field(() => ID, { description: 'Number of the row, from 1, without the header' }) id!: string;
  @Field(() => RowKindEnum, { description: 'What it is' }) kind!: RowKind;
  @Field(() => [DoubtEnum], { description: 'Why it is doubtful; empty when it is not' }) doubts!: Doubt[];
  @Field(() => [ImportCellType], { description: 'Its cells in the order of the columns; those that go nowhere left out' })
  cells!: ImportCellType[];
  @Field(() => RowDecisionEnum, { nullable: true, description: 'What was decided about it' }) decision!: RowDecision | null;
}

export const ImportConnection = connectionOf(() => ImportType, 'Import', 'imports');
export const ImportRowConnection = connectionOf(() => ImportRowType, 'ImportRow', 'rows');

@InputType({ description: 'What the columns mean, and what becomes of the rows' })
export class ImportMapInput {
  @ArrayMaxSize(200)
  @Field(() => [ImportFieldEnum], {
    nullable: 'items',
    description: 'For each column in order where its values go, null for nowhere; no field twice',
  })
  fields!: (ImportField | null)[];
  @IsOptional()
  @Field(() => ClientLifecycleEnum, {
    nullable: true,
    description: 'What a client is whose row does not say; PROSPECT when absent',
  })
  lifecycle?: ClientLifecycle | null;
  @IsOptional()
  @Field(() => OnKnownEnum, { nullable: true, description: 'What happens to known clients; FILL when absent' })
  onKnown?: OnKnown | null;
  @IsOptional()
  @MaxLength(80)
  @Field(() => String, { nullable: true, description: 'Name of a new group that all of the file belong to; none when absent' })
  segmentName?: string | null;
}

@InputType({ description: 'A cell with other text' })
export class ImportCellInput {
  @Field(() => ImportFieldEnum, { description: 'Which cell' }) field!: ImportField;
  @MaxLength(1_000)
  @Field(() => String, { description: 'Its text; empty for none' })
  value!: string;
}

@InputType({ description: 'How a doubtful row is mended' })
export class ImportRowMendInput {
  @Min(1)
  @Max(10_000_000)
  @Field(() => Int, { description: 'Number of the row' })
  row!: number;
  @IsOptional()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ImportCellInput)
  @Field(() => [ImportCellInput], { nullable: true, description: 'Cells with other text; all others stay' })
  cells?: ImportCellInput[] | null;
  @IsOptional()
  @Field(() => RowDecisionEnum, { nullable: true, description: 'What it is, where that is in doubt; or to leave it out' })
  decision?: RowDecision | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of an import' })
export class ImportUserError extends UserError {
  @Field(() => ImportErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of an import' })
export class ImportPayload {
  @Field(() => ImportType, { nullable: true, description: 'Import after the change; null when refused' })
  import?: ImportType | null;
  @Field(() => ImportRowType, { nullable: true, description: 'The row that was mended; null for other changes' })
  row?: ImportRowType | null;
  @Field(() => [ImportUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ImportUserError[];
}
