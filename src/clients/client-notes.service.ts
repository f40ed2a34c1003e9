import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { ClientNote } from './client-note.entity.js';
import { Client } from './client.entity.js';
import { booksOf, canWrite } from './client.policy.js';
import { ClientsService } from './clients.service.js';

/** At most so many notes to one client. */
const MOST_NOTES = 500;
const LONGEST_NOTE = 4_000;

/** Notes about clients. Events tell that there is one, never a word of it. */
@Injectable()
export class ClientNotesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly clients: ClientsService,
  ) {}

  add(viewer: Viewer, clientId: string, text: string): Promise<Client> {
    return this.unitOfWork.run(async (tx) => {
      // The client stays locked, so that it is not removed or merged meanwhile.
      const { businessId } = await this.clients.lock(tx, viewer, clientId, 'clientId');
      if (text.length > LONGEST_NOTE)
        throw new DomainError({ code: 'INVALID', message: 'A note has at most 4,000 characters.', field: ['text'] });
      if (!text.trim()) throw new DomainError({ code: 'INVALID', message: 'A note needs words.', field: ['text'] });
      if ((await tx.countBy(ClientNote, { clientId })) >= MOST_NOTES) {
        throw new DomainError({ code: 'INVALID', message: `At most ${MOST_NOTES} notes to one client.`, field: ['clientId'] });
      }
      const id = uuidv7();
      await tx.insert(ClientNote, { id, clientId, businessId, text: text.trim(), writtenById: viewer.userId, writtenAt: now() });
      await this.tell(tx, 'client.noted', viewer, clientId, businessId);
      return tx.findOneByOrFail(Client, { id: clientId });
    });
  }

  /** Empties it. Answers the client it was about. */
  remove(viewer: Viewer, id: string): Promise<Client> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, booksOf(viewer));
      const note = await lockRow(tx, ClientNote, id);
      if (!note || note.removedAt) throw new DomainError({ code: 'NOT_FOUND', message: 'No such note.', field: ['id'] });
      if (!canWrite(viewer, note.businessId)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
      }
      await tx.update(ClientNote, { id }, { text: '', removedAt: now(), version: note.version + 1 });
      await this.tell(tx, 'client.note_removed', viewer, note.clientId, note.businessId);
      return tx.findOneByOrFail(Client, { id: note.clientId });
    });
  }

  private tell(
    tx: Parameters<EventLog['record']>[0],
    type: string,
    viewer: Viewer,
    subjectId: string,
    businessId: string,
  ): Promise<void> {
    return this.events.record(tx, { type, subjectId, actorId: viewer.userId, businessId, audience: [businessId] });
  }
}
