import { Injectable } from '@nestjs/common';
import { Any, DataSource, MoreThan } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { now } from '../kernel/time.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { InboxMark } from './inbox-mark.entity.js';
import { InboxNotices } from './inbox-notices.js';
import { InboxTasks, type Bare } from './inbox-tasks.js';
import type { Box, InboxItemType } from './inbox.graph.js';

export interface Counts {
  readonly needsYou: number;
  readonly unread: number;
  readonly snoozed: number;
}

/** What a page is a page of, so that it can be counted when the count is asked for. */
export interface Countable {
  readonly businessId: string;
  readonly box: Box;
  /** Known already where the box is read whole. */
  readonly total: number | null;
}

export interface InboxPage extends Page<InboxItemType> {
  readonly countable: Countable;
}

type Marks = ReadonlyMap<string, InboxMark>;

/** Items that one person put off are few; these are all that are looked at. */
const MOST_SNOOZED = 1_000;

/** Every read of the inbox. Its boxes are for members, and each sees them as she has marked them. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: InboxTasks,
    private readonly notices: InboxNotices,
  ) {}

  async page(viewer: Viewer, businessId: string, box: Box, slice: Slice): Promise<InboxPage> {
    assertMember(viewer, businessId);
    const { userId } = viewer;
    const page = (rows: InboxItemType[], total: number | null = null): InboxPage =>
      Object.assign(toPage(rows, slice), { countable: { businessId, box, total } });
    if (box === 'FOR_YOUR_INFORMATION') return page(await this.notices.page(userId, businessId, slice));
    if (box === 'DONE') return page(await this.done(userId, businessId, slice));
    const all = box === 'NEEDS_YOU' ? await this.needsYou(userId, businessId) : await this.snoozed(userId, businessId);
    // An item that is gone by now begins the list anew: better seen twice than never.
    const start = slice.after === null ? 0 : all.findIndex(({ id }) => id === slice.after) + 1;
    return page(all.slice(start, start + slice.first + 1), all.length);
  }

  async count(viewer: Viewer, { businessId, box, total }: Countable): Promise<number> {
    if (total !== null) return total;
    if (box === 'FOR_YOUR_INFORMATION') return (await this.notices.counts(viewer.userId, businessId)).all;
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `/* inbox.doneCount */
       SELECT count(*)::int AS count FROM inbox_mark WHERE user_id = $1 AND business_id = $2 AND done_at IS NOT NULL`,
      [viewer.userId, businessId],
    );
    return row?.count ?? 0;
  }

  async counts(viewer: Viewer, businessId: string): Promise<Counts> {
    assertMember(viewer, businessId);
    const { userId } = viewer;
    const tasks = await this.tasks.of(businessId);
    const [needsYou, snoozed, { unread }] = await Promise.all([
      this.needsYou(userId, businessId, tasks),
      this.snoozed(userId, businessId, tasks),
      this.notices.counts(userId, businessId),
    ]);
    return { needsYou: needsYou.length, unread, snoozed: snoozed.length };
  }

  /** One item as it is, of whatever box; null where there is none for this firm and this person. */
  async find(viewer: Viewer, businessId: string, id: string): Promise<Bare | null> {
    assertMember(viewer, businessId);
    const task = (await this.tasks.of(businessId)).find((each) => each.id === id);
    if (task) return task;
    const notice = await this.notices.find(businessId, id);
    if (notice) return notice;
    const mark = await this.dataSource.manager.findOneBy(InboxMark, { userId: viewer.userId, businessId, itemId: id });
    return mark && itemOf(mark);
  }

  private async needsYou(userId: string, businessId: string, known?: readonly Bare[]): Promise<InboxItemType[]> {
    const tasks = known ?? (await this.tasks.of(businessId));
    const marks = await this.marksOf(
      userId,
      businessId,
      tasks.map(({ id }) => id),
    );
    const at = now();
    return tasks
      .map((task) => ({ ...task, ...marked(marks.get(task.id)) }))
      .filter(({ doneAt, snoozedUntil }) => doneAt === null && (snoozedUntil === null || snoozedUntil <= at));
  }

  /** A task that was put off is gone when it was answered meanwhile. */
  private async snoozed(userId: string, businessId: string, known?: readonly Bare[]): Promise<InboxItemType[]> {
    const marks = await this.dataSource.manager.find(InboxMark, {
      where: { userId, businessId, snoozedUntil: MoreThan(now()) },
      order: { snoozedUntil: 'ASC', itemId: 'ASC' },
      take: MOST_SNOOZED,
      comment: 'inbox.snoozed',
    });
    if (marks.every(({ kind }) => kind === 'NOTICE')) return marks.map(itemOf);
    const live = new Set((known ?? (await this.tasks.of(businessId))).map(({ id }) => id));
    return marks.filter(({ kind, itemId }) => kind === 'NOTICE' || live.has(itemId)).map(itemOf);
  }

  private async done(userId: string, businessId: string, { first, after }: Slice): Promise<InboxItemType[]> {
    const marks = await this.dataSource.manager
      .createQueryBuilder(InboxMark, 'mark')
      .comment('inbox.done')
      .where('mark.userId = :userId AND mark.businessId = :businessId AND mark.doneAt IS NOT NULL', { userId, businessId })
      .andWhere(
        after
          ? `(mark.done_at, mark.item_id) < (SELECT done_at, item_id FROM inbox_mark
               WHERE user_id = :userId AND business_id = :businessId AND item_id = :after)`
          : 'TRUE',
        { after },
      )
      .orderBy('mark.doneAt', 'DESC')
      .addOrderBy('mark.itemId', 'DESC')
      .limit(first + 1)
      .getMany();
    return marks.map(itemOf);
  }

  private async marksOf(userId: string, businessId: string, itemIds: readonly string[]): Promise<Marks> {
    const marks = await this.dataSource.manager.find(InboxMark, {
      where: { userId, businessId, itemId: Any([...itemIds]) },
      comment: 'inbox.marks',
    });
    return new Map(marks.map((mark) => [mark.itemId, mark]));
  }
}

/** To others the business is not there. */
export function assertMember(viewer: Viewer, businessId: string): void {
  if (belongsTo(viewer, businessId)) return;
  throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
}

export function itemOf({ itemId: id, businessId: firmId, byId: businessId, userId: _, ...mark }: InboxMark): InboxItemType {
  return { ...mark, id, firmId, businessId };
}

const marked = (mark: InboxMark | undefined): Pick<InboxItemType, 'readAt' | 'snoozedUntil' | 'doneAt'> => ({
  readAt: mark?.readAt ?? null,
  snoozedUntil: mark?.snoozedUntil ?? null,
  doneAt: mark?.doneAt ?? null,
});
