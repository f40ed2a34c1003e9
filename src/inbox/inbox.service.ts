import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { InboxMark } from './inbox-mark.entity.js';
import type { InboxItemType } from './inbox.graph.js';
import { InboxQueries, itemOf } from './inbox.queries.js';

/** Longest time to put something off (days). */
const LONGEST_SNOOZE = 366;

type Change = (mark: InboxMark) => Partial<Pick<InboxMark, 'readAt' | 'snoozedUntil' | 'doneAt'>>;

/**
 * What a person does with the items of an inbox. Marks are her own and change nothing for anybody else, so they are no
 * events, and of two that come at once the later one stands.
 */
@Injectable()
export class InboxService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: InboxQueries,
  ) {}

  async snooze(viewer: Viewer, businessId: string, id: string, until: Date): Promise<InboxItemType> {
    if (until <= now() || until > later(now(), LONGEST_SNOOZE * DAY)) {
      throw new DomainError({ code: 'INVALID', message: 'Put it off to a time after now and within a year.', field: ['until'] });
    }
    return this.mark(viewer, businessId, id, ({ readAt }) => ({ readAt: readAt ?? now(), snoozedUntil: until, doneAt: null }));
  }

  finish(viewer: Viewer, businessId: string, id: string): Promise<InboxItemType> {
    return this.mark(viewer, businessId, id, ({ readAt, doneAt }) => ({
      readAt: readAt ?? now(),
      snoozedUntil: null,
      doneAt: doneAt ?? now(),
    }));
  }

  restore(viewer: Viewer, businessId: string, id: string): Promise<InboxItemType> {
    return this.mark(viewer, businessId, id, () => ({ snoozedUntil: null, doneAt: null }));
  }

  markRead(viewer: Viewer, businessId: string, id: string): Promise<InboxItemType> {
    return this.mark(viewer, businessId, id, ({ readAt }) => ({ readAt: readAt ?? now() }));
  }

  markUnread(viewer: Viewer, businessId: string, id: string): Promise<InboxItemType> {
    return this.mark(viewer, businessId, id, () => ({ readAt: null }));
  }

  /**
   * The item is found before the transaction: what is waited for may be answered at any moment anyway. The mark is made
   * and then locked, so that of two first marks neither fails and neither is lost.
   */
  private async mark(viewer: Viewer, businessId: string, itemId: string, change: Change): Promise<InboxItemType> {
    const item = await this.queries.find(viewer, businessId, itemId);
    if (!item) throw new DomainError({ code: 'NOT_FOUND', message: 'No such item.', field: ['id'] });
    const { kind, type, subjectId, dueAt, occurredAt, actorId, businessId: byId } = item;
    const key = { userId: viewer.userId, businessId, itemId };
    return this.unitOfWork.run(async (tx) => {
      await tx
        .createQueryBuilder()
        .insert()
        .into(InboxMark)
        .values({ ...key, kind, type, subjectId, dueAt, occurredAt, actorId, byId })
        .orIgnore()
        .execute();
      const mark = await tx.findOneOrFail(InboxMark, { where: key, lock: { mode: 'for_no_key_update' } });
      const changed = change(mark);
      await tx.update(InboxMark, key, changed);
      return itemOf({ ...mark, ...changed });
    });
  }
}
