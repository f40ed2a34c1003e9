import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { AlliancesQueries, OneToOne, canView, sideOf, type Alliance } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { HOUR, later, now } from '../kernel/time.js';
import { belongsTo, owns, type Viewer } from '../kernel/viewer.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { isLive, NoteDisclosure } from './note-disclosure.entity.js';
import { OneToOneNote } from './one-to-one-note.entity.js';

/**
 * The one way in which a private note is seen outside its firm: an owner lets the network's admins read it, for a reason
 * and a time. A reading is a change, not a look: it is in the event log, and the firm is told of each.
 */
@Injectable()
export class NoteDisclosuresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alliances: AlliancesQueries,
    private readonly events: EventLog,
  ) {}

  /** ALREADY_DONE while one runs, ILLEGAL_MOVE where there is no note. */
  disclose(viewer: Viewer, oneToOneId: string, reason: string, hours: number): Promise<OneToOne> {
    return this.unitOfWork.run(async (tx) => {
      const { meeting, businessId } = await this.own(tx, viewer, oneToOneId);
      if (!(await this.textOf(tx, oneToOneId, businessId))) throw noNote();
      if (await tx.existsBy(NoteDisclosure, running(oneToOneId, businessId))) throw alreadyDone();
      const id = uuidv7();
      const [disclosedAt, until] = [now(), later(now(), hours * HOUR)];
      const by = { disclosedById: viewer.userId, disclosedAt, until, endedAt: null };
      await tx.insert(NoteDisclosure, { id, oneToOneId, businessId, reason, ...by });
      await this.record(tx, viewer, 'one_to_one.note_disclosed', oneToOneId, businessId, id);
      return meeting;
    });
  }

  /** Before its time is over. */
  conceal(viewer: Viewer, oneToOneId: string): Promise<OneToOne> {
    return this.unitOfWork.run(async (tx) => {
      const { meeting, businessId } = await this.own(tx, viewer, oneToOneId);
      const found = await tx.findOneBy(NoteDisclosure, running(oneToOneId, businessId));
      if (!found) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Nobody outside may read this note at present.' });
      await tx.update(NoteDisclosure, { id: found.id }, { endedAt: now() });
      await this.record(tx, viewer, 'one_to_one.note_concealed', oneToOneId, businessId, found.id);
      return meeting;
    });
  }

  /**
   * For admins who belong to neither firm; NOT_FOUND for everybody else, and where nothing is disclosed (any more). The
   * event stands in the same transaction: without it there is no text.
   */
  read(viewer: Viewer, disclosureId: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.findOneBy(NoteDisclosure, { id: disclosureId });
      const meeting = found && (await tx.findOneBy(OneToOne, { id: found.oneToOneId }));
      // Locked, so that it cannot be taken back between the look and the reading.
      const alliance = meeting && (await this.alliances.lock(tx, meeting.allianceId));
      const disclosure = alliance && (await tx.findOneByOrFail(NoteDisclosure, { id: disclosureId }));
      if (!disclosure || !mayRead(viewer, alliance) || !isLive(disclosure, now())) throw noDisclosure();
      const { oneToOneId, businessId } = disclosure;
      await this.record(tx, viewer, 'one_to_one.note_read', oneToOneId, businessId, disclosureId);
      return this.textOf(tx, oneToOneId, businessId);
    });
  }

  private async own(tx: Tx, viewer: Viewer, id: string): Promise<{ meeting: OneToOne; businessId: string }> {
    const meeting = await tx.findOneBy(OneToOne, { id });
    const alliance = meeting && (await this.alliances.lock(tx, meeting.allianceId));
    if (!alliance || !canView(viewer, alliance)) throw noMeeting();
    const businessId = sideOf(viewer, alliance);
    if (businessId === null || !owns(viewer, businessId)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Only an owner of the firm lets others read its private notes.' });
    }
    return { meeting, businessId };
  }

  private textOf(tx: Tx, oneToOneId: string, businessId: string): Promise<string> {
    return actingAs(tx, [businessId], async () => (await tx.findOneBy(OneToOneNote, { oneToOneId, businessId }))?.text ?? '');
  }

  /** Heard by the firm whose note it is, and by nobody else. */
  private record(
    tx: Tx,
    { userId: actorId, roles }: Viewer,
    type: string,
    subjectId: string,
    businessId: string,
    disclosureId: string,
  ): Promise<void> {
    const by = roles.has(businessId) ? businessId : null;
    return this.events.record(tx, {
      type,
      subjectId,
      actorId,
      businessId: by,
      audience: [businessId],
      payload: { disclosureId },
    });
  }
}

export const mayRead = (viewer: Viewer, { proposerId, partnerId }: Pick<Alliance, 'proposerId' | 'partnerId'>): boolean =>
  viewer.isAdmin && !belongsTo(viewer, proposerId) && !belongsTo(viewer, partnerId);

const running = (oneToOneId: string, businessId: string) => ({
  ...{ oneToOneId, businessId },
  ...{ endedAt: IsNull(), until: MoreThan(now()) },
});
const noMeeting = () => new DomainError({ code: 'NOT_FOUND', message: 'No such one-to-one.', field: ['id'] });
const noDisclosure = () => new DomainError({ code: 'NOT_FOUND', message: 'No such disclosure.', field: ['id'] });
const noNote = () => new DomainError({ code: 'ILLEGAL_MOVE', message: 'Your firm keeps no private note of this meeting.' });
const alreadyDone = () =>
  new DomainError({ code: 'ALREADY_DONE', message: 'Admins may read this note already. Take it back to set another time.' });
