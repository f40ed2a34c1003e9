import { Injectable } from '@nestjs/common';
import { Business, BusinessesQueries, Discretion } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { canWrite } from './card.policy.js';
import { CardsQueries } from './cards.queries.js';
import { CardReading, EnablementCard } from './enablement.entities.js';

export type CardTexts = Pick<EnablementCard, 'listenFor' | 'words' | 'notAFit'>;

/** Writes cards and remembers who read them. One public method is one use case is one transaction. */
@Injectable()
export class CardsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly businesses: BusinessesQueries,
    private readonly discretion: Discretion,
    private readonly cards: CardsQueries,
  ) {}

  /** A new edition, unless nothing changes: whoever read the last one is asked to read again. `expected` is an edition, 0 for none. */
  write(viewer: Viewer, businessId: string, texts: CardTexts, expected: number | null): Promise<Business> {
    return this.unitOfWork.run(async (tx) => {
      const business = await this.own(tx, viewer, businessId);
      const card = await tx.findOneBy(EnablementCard, { businessId });
      if (expected !== null && expected !== (card?.edition ?? 0)) throw stale();
      const passages = Object.entries(texts).map(([field, text]) => ({ field: ['input', field], text }));
      await this.discretion.assert(tx, businessId, passages);
      if (card && passages.every(({ field, text }) => card[field[1] as keyof CardTexts] === text)) return business;
      const edition = (card?.edition ?? 0) + 1;
      await tx.upsert(EnablementCard, { ...texts, businessId, edition, changedAt: now() }, ['businessId']);
      await this.events.record(tx, {
        type: 'business.card_written',
        subjectId: businessId,
        actorId: viewer.userId,
        businessId,
        audience: [businessId, ...(await this.cards.partnersIn(tx, businessId))],
        payload: { edition },
      });
      return business;
    });
  }

  /** For each firm of the viewer that is a partner. An edition that is not the present one is refused: it was not what she read. */
  markRead(viewer: Viewer, businessId: string, edition: number): Promise<Business> {
    return this.unitOfWork.run(async (tx) => {
      const readers = await this.cards.readersIn(tx, viewer, businessId);
      const card = readers.length > 0 ? await this.lockCard(tx, businessId) : null;
      const business = card && (await this.businesses.find(tx, businessId));
      if (!business) {
        if (belongsTo(viewer, businessId)) throw new DomainError({ code: 'FORBIDDEN', message: 'This is your own firm’s card.' });
        throw notFound();
      }
      if (card.edition !== edition) throw stale();
      for (const readerId of readers) {
        const before = await tx.findOneBy(CardReading, { businessId, readerId, userId: viewer.userId });
        if (before?.edition === edition) continue;
        const reading = { businessId, readerId, userId: viewer.userId, edition, readAt: now() };
        await tx.upsert(CardReading, reading, ['businessId', 'readerId', 'userId']);
        await this.events.record(tx, {
          type: 'business.card_read',
          subjectId: businessId,
          actorId: viewer.userId,
          businessId: readerId,
          audience: [businessId, readerId],
          payload: { edition },
        });
      }
      return business;
    });
  }

  /** Triggers stand on the card: with another one it is another edition. Handed over again, an event counts once. */
  @OnEvent('business.referral_trigger_added', 'business.referral_trigger_changed', 'business.referral_trigger_removed')
  async follow(tx: Tx, { subjectId: businessId, occurredAt }: Event): Promise<void> {
    await tx.query(
      `/* cards.follow */
       INSERT INTO enablement_card (business_id, changed_at) VALUES ($1, $2)
       ON CONFLICT (business_id) DO UPDATE SET edition = enablement_card.edition + 1, changed_at = $2
       WHERE enablement_card.changed_at < $2`,
      [businessId, occurredAt],
    );
  }

  /** The viewer's own business, locked: of two who write at once the later one sees what the earlier one wrote. */
  private async own(tx: Tx, viewer: Viewer, id: string): Promise<Business> {
    const business = belongsTo(viewer, id) ? await lockRow(tx, Business, id) : null;
    if (!business) throw notFound();
    if (!canWrite(viewer, id) || business.status === 'CLOSED') {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Only owners and managers write the card of their firm.' });
    }
    return business;
  }

  /** Nobody changes it between what was shown and what is marked. */
  private async lockCard(tx: Tx, businessId: string): Promise<EnablementCard | null> {
    return tx.findOne(EnablementCard, { where: { businessId }, lock: { mode: 'for_no_key_update' } });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such card.', field: ['businessId'] });
const stale = () =>
  new DomainError({
    code: 'STALE_VERSION',
    message: 'The card has changed in the meantime. Read it as it is now.',
    field: ['edition'],
  });
