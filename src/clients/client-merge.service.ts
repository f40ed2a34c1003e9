import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { ClientReferences } from './client-references.js';
import { MOST_CONTACTS } from './client.rules.js';
import { Client } from './client.entity.js';
import { ClientsService } from './clients.service.js';
import { CompanyKeys } from './company-keys.js';
import { Contact } from './contact.entity.js';
import { mergedValues, type MergeableField } from './merge.rules.js';

/** Makes one client of two. */
@Injectable()
export class ClientMergeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly clients: ClientsService,
    private readonly references: ClientReferences,
    private readonly keys: CompanyKeys,
  ) {}

  /**
   * `fromId` becomes part of `id`: its people, needs, notes, groups and whatever features above keep about it go over, and it
   * leaves the book. Of the fields in `taken` its values win; what the survivor lacks is filled in, domains and tags are
   * joined. A merge that was made already answers the survivor again.
   */
  merge(
    viewer: Viewer,
    id: string,
    fromId: string,
    taken: readonly MergeableField[],
    expectedVersion: number | null,
  ): Promise<Client> {
    return this.unitOfWork.run(async (tx) => {
      if (id === fromId) throw new DomainError({ code: 'INVALID', message: 'These are one client already.', field: ['fromId'] });
      // In the order of their ids, so that two who merge the same pair the other way round do not wait for each other.
      const both = new Map<string, Client>();
      for (const each of [id, fromId].sort())
        both.set(each, await this.clients.lock(tx, viewer, each, each === id ? 'id' : 'fromId'));
      const [into, from] = [both.get(id), both.get(fromId)];
      if (!into || !from || into.businessId !== from.businessId) throw noClient();
      assertVersion(into.version, expectedVersion);
      const people = await tx.countBy(Contact, [
        { clientId: id, removedAt: IsNull() },
        { clientId: fromId, removedAt: IsNull() },
      ]);
      if (people > MOST_CONTACTS) {
        throw new DomainError({
          code: 'INVALID',
          message: `Together they have more than ${MOST_CONTACTS} people.`,
          field: ['fromId'],
        });
      }
      await this.carryOver(tx, fromId, id);
      await tx.update(Client, { id: fromId }, { removedAt: now(), version: from.version + 1 });
      await tx.update(Client, { id }, { ...mergedValues(into, from, taken), version: into.version + 1 });
      await this.keys.refresh(tx, [id, fromId]);
      const { businessId } = into;
      const about = { actorId: viewer.userId, businessId, audience: [businessId] };
      await this.events.record(tx, { type: 'client.merged', subjectId: id, ...about, payload: { fromId, taken } });
      await this.events.record(tx, { type: 'client.removed', subjectId: fromId, ...about, payload: { mergedIntoId: id } });
      return tx.findOneByOrFail(Client, { id });
    });
  }

  private async carryOver(tx: Tx, fromId: string, intoId: string): Promise<void> {
    // Emptied people as well: introductions of the past refer to them, with this client.
    await tx.query(`/* clients.movePeople */ UPDATE contact SET client_id = $2, version = version + 1 WHERE client_id = $1`, [
      fromId,
      intoId,
    ]);
    await tx.query(`/* clients.moveNotes */ UPDATE client_note SET client_id = $2 WHERE client_id = $1`, [fromId, intoId]);
    await tx.query(`/* clients.moveNeeds */ UPDATE client_need SET client_id = $2 WHERE client_id = $1`, [fromId, intoId]);
    await tx.query(
      `/* clients.moveGroups */ INSERT INTO segment_member (segment_id, client_id, business_id)
       SELECT segment_id, $2, business_id FROM segment_member WHERE client_id = $1 ON CONFLICT DO NOTHING`,
      [fromId, intoId],
    );
    await tx.query(`/* clients.leaveGroups */ DELETE FROM segment_member WHERE client_id = $1`, [fromId]);
    await this.references.move(tx, fromId, intoId);
  }
}

const noClient = () => new DomainError({ code: 'NOT_FOUND', message: 'No such client.', field: ['fromId'] });
