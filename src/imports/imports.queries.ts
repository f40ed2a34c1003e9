import { Injectable, type OnModuleInit } from '@nestjs/common';
import { booksOf, canReadBook } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { now, SECOND } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { BookImport } from './book-import.entity.js';
import { CHUNK_ROWS } from './chunk.js';
import { ImportRow, type RowKind } from './import-row.entity.js';
import type { ImportProgressType, ImportRowType } from './imports.graph.js';

/** A pace is told from here on (milliseconds): before, it is a guess. */
const FIRST_MOMENTS = SECOND;

/** Every read of imports. Row-level security shows those of the viewer's own businesses. */
@Injectable()
export class ImportsQueries implements OnModuleInit {
  constructor(
    private readonly rows: PrivateRows,
    private readonly unitOfWork: UnitOfWork,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Import', (viewer, id) => this.find(viewer, id));
  }

  async find(viewer: Viewer, id: string): Promise<BookImport | null> {
    const [found] = await this.rows.find(booksOf(viewer), BookImport, { name: 'imports.find', where: 'id = $2', values: [id] });
    return found ?? null;
  }

  /** Newest first. */
  async page(viewer: Viewer, businessId: string, slice: Slice): Promise<Page<BookImport>> {
    if (!canReadBook(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    const rows = await this.rows.find([businessId], BookImport, {
      name: 'imports.page',
      where: 'business_id = $2 AND ($3::uuid IS NULL OR id < $3)',
      values: [businessId, slice.after],
      order: 'id DESC',
      limit: slice.first + 1,
    });
    return toPage(rows, slice);
  }

  /** Rows of one kind in the order of the file. The place in the list is the row's number. */
  async special(found: BookImport, kind: RowKind, first: number, cursor: string | null): Promise<Page<ImportRowType>> {
    const after = placeOf(cursor);
    return this.unitOfWork.readFor([found.businessId], async (tx) => {
      const rows = await tx
        .createQueryBuilder(ImportRow, 'r')
        .where('r.importId = :id AND r.kind = :kind AND r.row > :after', { id: found.id, kind, after })
        .orderBy('r.row')
        .limit(first + 1)
        .getMany();
      const shown = await this.shown(tx, found, rows);
      return numbered(shown, first, after);
    });
  }

  /** Rows with their cells, as the mapping reads them. */
  async shown(tx: Tx, found: BookImport, rows: readonly ImportRow[]): Promise<ImportRowType[]> {
    const firsts = [...new Set(rows.map(({ row }) => firstOf(row)))];
    const chunks = await tx.query<{ first: number; cells: string }[]>(
      `/* imports.cells */ SELECT first_row AS first, cells FROM import_chunk WHERE import_id = $1 AND first_row = ANY ($2)`,
      [found.id, firsts],
    );
    const cellsOf = new Map(chunks.map(({ first, cells }) => [first, JSON.parse(cells) as string[][]]));
    return rows.map(({ row, kind, doubts, mended, decision }) => {
      const cells = cellsOf.get(firstOf(row))?.[row - firstOf(row)] ?? [];
      const shown = found.columns.flatMap(({ field }, index) =>
        field === null ? [] : [{ field, value: mended?.[field] ?? cells[index] ?? '' }],
      );
      return { id: String(row), kind, doubts, decision, cells: shown };
    });
  }

  /** How far the work under way is; null where none is. */
  progress({ state, done, total, rowCount, startedAt, movedAt }: BookImport): ImportProgressType | null {
    if (state === 'UPLOADING') return { done: rowCount, total: rowCount, rowsPerSecond: null, secondsLeft: null };
    if (state !== 'RUNNING' && state !== 'UNDOING' && state !== 'CHECKING') return null;
    const spent = startedAt ? movedAt.getTime() - startedAt.getTime() : 0;
    if (spent < FIRST_MOMENTS || done === 0) return { done, total, rowsPerSecond: null, secondsLeft: null };
    const rowsPerSecond = Math.round((done / spent) * SECOND);
    const elapsed = (now().getTime() - movedAt.getTime()) / SECOND;
    const secondsLeft = Math.max(0, Math.ceil((total - done) / Math.max(1, rowsPerSecond) - elapsed));
    return { done, total, rowsPerSecond, secondsLeft };
  }
}

const firstOf = (row: number): number => row - ((row - 1) % CHUNK_ROWS);

/** A page whose cursors are numbers of rows. */
function numbered(rows: ImportRowType[], first: number, after: number): Page<ImportRowType> {
  const nodes = rows.slice(0, first);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  };
}

function placeOf(cursor: string | null): number {
  if (cursor === null) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  const message = 'after is not a cursor of this list; use pageInfo.endCursor of the page before.';
  throw new DomainError({ code: 'BAD_USER_INPUT', message, field: ['after'] });
}
