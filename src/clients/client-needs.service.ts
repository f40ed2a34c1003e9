import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { ClientNeed } from './client-need.entity.js';
import { booksOf, canWrite } from './client.policy.js';
import { ClientsService } from './clients.service.js';

export type NeedValues = Pick<ClientNeed, 'text' | 'category' | 'isCovered'>;

/** At most so many needs of one client at a time: what is done is taken away. */
export const MOST_NEEDS = 30;

/** Every change to a need. One public method is one use case is one transaction. Events tell no word of the book. */
@Injectable()
export class ClientNeedsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly clients: ClientsService,
  ) {}

  add(viewer: Viewer, clientId: string, values: NeedValues): Promise<ClientNeed> {
    return this.unitOfWork.run(async (tx) => {
      // The client stays locked: it cannot be removed meanwhile, and no two pass the limit together.
      const { businessId } = await this.clients.lock(tx, viewer, clientId, 'clientId');
      if ((await tx.countBy(ClientNeed, { clientId, removedAt: IsNull() })) >= MOST_NEEDS) {
        throw new DomainError({
          code: 'INVALID',
          message: `At most ${MOST_NEEDS} needs of one client. Take away what is done.`,
          field: ['clientId'],
        });
      }
      const id = uuidv7();
      await tx.insert(ClientNeed, { ...values, id, clientId, businessId, notedBy: viewer.userId, notedAt: now() });
      await this.record(tx, viewer, { clientId, businessId }, 'client.need_noted', id);
      return tx.findOneByOrFail(ClientNeed, { id });
    });
  }

  /** Only what is present in `values` changes. */
  update(viewer: Viewer, id: string, values: Partial<NeedValues>, expectedVersion: number | null): Promise<ClientNeed> {
    return this.unitOfWork.run(async (tx) => {
      const need = await this.lock(tx, viewer, id);
      assertVersion(need.version, expectedVersion);
      const changed = { ...values, version: need.version + 1 };
      await tx.update(ClientNeed, { id }, changed);
      await this.record(tx, viewer, need, 'client.need_changed', id);
      return { ...need, ...changed };
    });
  }

  remove(viewer: Viewer, id: string, expectedVersion: number | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const need = await this.lock(tx, viewer, id);
      assertVersion(need.version, expectedVersion);
      await tx.update(ClientNeed, { id }, { text: '', category: null, removedAt: now(), version: need.version + 1 });
      await this.record(tx, viewer, need, 'client.need_removed', id);
    });
  }

  /** The need, locked until the transaction ends. */
  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<ClientNeed> {
    await actFor(tx, booksOf(viewer));
    const need = await lockRow(tx, ClientNeed, id);
    if (!need || need.removedAt) throw new DomainError({ code: 'NOT_FOUND', message: 'No such need.', field: ['id'] });
    if (!canWrite(viewer, need.businessId)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
    }
    return need;
  }

  /** In the history of the client, which only its firm reads. */
  private record(
    tx: Tx,
    viewer: Viewer,
    { clientId, businessId }: Pick<ClientNeed, 'clientId' | 'businessId'>,
    type: string,
    needId: string,
  ): Promise<void> {
    return this.events.record(tx, {
      type,
      subjectId: clientId,
      actorId: viewer.userId,
      businessId,
      audience: [businessId],
      payload: { needId },
    });
  }
}
