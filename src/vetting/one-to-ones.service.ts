import { Injectable } from '@nestjs/common';
import { OneToOne } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { BetweenTwo, type AtWork } from './between-two.js';
import { OneToOneNote } from './one-to-one-note.entity.js';
import { assertOpen, hasConfirmed, isHeld, obstacleToConfirm } from './one-to-one.rules.js';
import { MET_IN } from './stages.js';

export type Meeting = Pick<OneToOne, 'startsAt' | 'minutes' | 'place' | 'agenda'>;

/** Meetings of the two: proposed by one, confirmed by both, noted together and by each for itself. */
@Injectable()
export class OneToOnesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly two: BetweenTwo,
    private readonly events: EventLog,
  ) {}

  /** Also of one that was held already. */
  propose(viewer: Viewer, allianceId: string, meeting: Meeting): Promise<OneToOne> {
    return this.unitOfWork.run(async (tx) => {
      const work = await this.two.begin(tx, viewer, allianceId, { stages: MET_IN });
      await this.assertNamesNobody(tx, work, meeting);
      const id = uuidv7();
      await tx.insert(OneToOne, { ...meeting, id, allianceId, proposedBy: work.businessId, createdAt: now() });
      await this.two.record(tx, viewer, work, 'alliance.one_to_one_proposed', { oneToOneId: id });
      return tx.findOneByOrFail(OneToOne, { id });
    });
  }

  /** Only what is present in `values`. Another date has to be confirmed anew; what both confirmed keeps its date. */
  change(
    viewer: Viewer,
    id: string,
    values: Partial<Meeting> & { sharedNotes?: string },
    expectedVersion: number | null,
  ): Promise<OneToOne> {
    return this.step(viewer, id, expectedVersion, 'alliance.one_to_one_changed', async (tx, work, meeting) => {
      assertOpen(meeting);
      const isMoved = values.startsAt !== undefined && values.startsAt.getTime() !== meeting.startsAt.getTime();
      if (isMoved && isHeld(meeting)) {
        throw new DomainError({
          code: 'ILLEGAL_MOVE',
          message: 'Both sides have confirmed when it was held.',
          field: ['input', 'startsAt'],
        });
      }
      await this.assertNamesNobody(tx, work, values);
      return { ...values, ...(isMoved && { proposerConfirmedAt: null, partnerConfirmedAt: null }) };
    });
  }

  /** That it was held, said by the viewer's side: not before it began, and once. */
  confirm(viewer: Viewer, id: string, expectedVersion: number | null): Promise<OneToOne> {
    return this.step(viewer, id, expectedVersion, 'alliance.one_to_one_confirmed', (_tx, { isProposer }, meeting) => {
      const obstacle = obstacleToConfirm(meeting, hasConfirmed(meeting, isProposer), now());
      if (obstacle) throw new DomainError(obstacle);
      return isProposer ? { proposerConfirmedAt: now() } : { partnerConfirmedAt: now() };
    });
  }

  cancel(viewer: Viewer, id: string, expectedVersion: number | null): Promise<OneToOne> {
    return this.step(viewer, id, expectedVersion, 'alliance.one_to_one_cancelled', (_tx, _work, meeting) => {
      assertOpen(meeting);
      if (isHeld(meeting))
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Both sides have confirmed that it was held.' });
      return { cancelledAt: now() };
    });
  }

  /** The own firm's private note, in place of the one before; an empty one empties it. Nobody else learns of it. */
  writeNote(viewer: Viewer, id: string, text: string): Promise<OneToOne> {
    return this.unitOfWork.run(async (tx) => {
      const { meeting, businessId } = await this.lock(tx, viewer, id);
      const note = { oneToOneId: id, businessId, text, writtenBy: viewer.userId, writtenAt: now() };
      await actingAs(tx, [businessId], () => tx.upsert(OneToOneNote, note, ['oneToOneId', 'businessId']));
      await this.events.record(tx, {
        type: 'one_to_one.note_written',
        subjectId: id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
      });
      return meeting;
    });
  }

  private async step(
    viewer: Viewer,
    id: string,
    expectedVersion: number | null,
    type: string,
    change: (tx: Tx, work: AtWork, meeting: OneToOne) => Partial<OneToOne> | Promise<Partial<OneToOne>>,
  ): Promise<OneToOne> {
    return this.unitOfWork.run(async (tx) => {
      const { meeting, ...work } = await this.lock(tx, viewer, id);
      assertVersion(meeting.version, expectedVersion);
      const changed = { ...(await change(tx, work, meeting)), version: meeting.version + 1 };
      await tx.update(OneToOne, { id }, changed);
      await this.two.record(tx, viewer, work, type, { oneToOneId: id });
      return { ...meeting, ...changed };
    });
  }

  /** Both sides wait for one lock, that of their alliance; the meeting is read after it. */
  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<AtWork & { meeting: OneToOne }> {
    const found = await tx.findOneBy(OneToOne, { id });
    if (!found) throw notFound();
    const work = await this.two.begin(tx, viewer, found.allianceId, { stages: MET_IN }).catch((error: unknown) => {
      throw error instanceof DomainError && error.violations[0]?.code === 'NOT_FOUND' ? notFound() : error;
    });
    return { ...work, meeting: await tx.findOneByOrFail(OneToOne, { id }) };
  }

  private assertNamesNobody(tx: Tx, { businessId }: AtWork, values: Partial<Meeting> & { sharedNotes?: string }): Promise<void> {
    const passages = (['agenda', 'place', 'sharedNotes'] as const).map((field) => ({
      field: ['input', field],
      text: values[field],
    }));
    return this.two.assertNamesNobody(tx, businessId, passages);
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such one-to-one.', field: ['id'] });
