import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Business } from '../businesses/index.js';
import { Clients, known } from '../clients/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { violationsOfBook } from '../kernel/giveaways.js';
import { uuidv7 } from '../kernel/id.js';
import { DAY, later, now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import { belongsTo, owns, type Viewer } from '../kernel/viewer.js';
import type { Category } from '../markets/index.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { linkEnded, NOMINATION_LINK } from './nomination-answers.js';
import { NominationMoves } from './nomination-moves.js';
import { Nomination, NominationOwner } from './nomination.entity.js';
import { nominationLifecycle } from './nomination.lifecycle.js';
import { can, canNominate, isOpen } from './nomination.policy.js';
import { NOMINATION_DAYS, violationsOfCount, violationsOfNominee, type Nominee } from './nomination.rules.js';
import { NominationsQueries } from './nominations.queries.js';
import { Nominees } from './nominees.js';
import { Recommendations } from './recommendations.js';

export type NominationValues = Nominee & {
  readonly categories: readonly Category[];
  /** The answer of a client that named the firm; it stays between the two. */
  readonly answerId: string | null;
};

/** A registered firm may be tied while it is on its way in, and not after. */
const ON_THE_WAY = ['DRAFT', 'SUBMITTED', 'NEEDS_INFO'];

/** What people on the network do with nominations. One public method is one use case is one transaction. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: NominationMoves,
    private readonly nominees: Nominees,
    private readonly letters: Letters,
    private readonly links: MailLinks,
    private readonly clients: Clients,
    private readonly queries: NominationsQueries,
    private readonly recommendations: Recommendations,
  ) {}

  /**
   * Nominates a firm that is not on the network. Refused with ON_NETWORK where its domain is that of an active firm,
   * which every member can look up; of the address itself the answer tells nothing, see `Nominees`.
   */
  async send(viewer: Viewer, businessId: string, { answerId, ...values }: NominationValues): Promise<Nomination> {
    if (!belongsTo(viewer, businessId)) throw notFound('businessId', 'business');
    if (!canNominate(viewer, businessId)) throw new DomainError({ code: 'FORBIDDEN', message: 'You may look, not nominate.' });
    assertNone(violationsOfNominee(values, known));
    const email = known.emailOf(values.email) ?? '';
    return this.unitOfWork.run(async (tx) => {
      // Locked, so that no two pass the limit together.
      const business = await lockRow(tx, Business, businessId);
      if (business?.status !== 'ACTIVE') {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only active firms nominate others.', field: ['businessId'] });
      }
      await actFor(tx, [businessId]);
      const stage = In(nominationLifecycle.moves.withdraw.from);
      assertNone(violationsOfCount(await tx.countBy(Nomination, { businessId, stage })));
      await this.assertElsewhere(tx, businessId, [email, values.website]);
      const book = await this.clients.book(tx, businessId);
      assertNone(violationsOfBook([{ field: ['input', 'why'], text: values.why }], book));
      const [id, addressHash, at] = [uuidv7(), this.nominees.hashOf(email), now()];
      await tx.insert(Nomination, {
        ...{ ...values, categories: [...values.categories], email, id, businessId, addressHash },
        ...{ nominatedById: viewer.userId, stage: nominationLifecycle.initial[0]!, stageSince: at, createdAt: at },
        expiresAt: later(at, NOMINATION_DAYS * DAY),
      });
      await tx.insert(NominationOwner, { nominationId: id, businessId, addressHash });
      if (answerId !== null) await this.recommendations.nominated(tx, businessId, answerId, id);
      const nomination = await tx.findOneByOrFail(Nomination, { id });
      await this.moves.follow(tx, nomination);
      await this.moves.record(tx, nomination, 'nomination.sent', { actorId: viewer.userId, businessId });
      await this.letters.queue(tx, { letter: 'nomination.sent', subjectId: id });
      return nomination;
    });
  }

  withdraw(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Nomination> {
    return this.unitOfWork.run(async (tx) => {
      const nomination = await this.moves.lock(tx, id);
      if (!nomination || !belongsTo(viewer, nomination.businessId)) throw notFound('id', 'nomination');
      const { businessId, stage } = nomination;
      if (!canNominate(viewer, businessId)) throw new DomainError({ code: 'FORBIDDEN', message: 'You may look, not withdraw.' });
      assertVersion(nomination.version, expectedVersion);
      if (!can('NOMINATOR', 'withdraw', stage)) nominationLifecycle.after(stage, 'withdraw');
      await tx.update(NominationOwner, { nominationId: id }, { nomineeId: null });
      return this.moves.move(tx, nomination, 'withdraw', {}, { actorId: viewer.userId, businessId });
    });
  }

  /**
   * Ties a firm that its owner is just registering to the nomination that brought her. Whoever holds the link is the
   * nominee; who belongs to the firm that nominates is not, and a firm that is on the network already is nobody's find.
   */
  async accept(viewer: Viewer, token: string, businessId: string): Promise<string> {
    if (!owns(viewer, businessId)) throw notFound('businessId', 'business');
    const id = await this.links.find(token, NOMINATION_LINK);
    if (!id) throw linkEnded();
    return this.unitOfWork.run(async (tx) => {
      // The firm first, as when it is admitted: a decision that comes at once is made before or after, never between.
      const business = await lockRow(tx, Business, businessId);
      const nomination = await this.moves.lock(tx, id);
      if (!nomination || !isOpen(nomination, now())) throw linkEnded();
      if (!business || !ON_THE_WAY.includes(business.status)) {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Your firm is on the network already.', field: ['businessId'] });
      }
      if (belongsTo(viewer, nomination.businessId)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Nobody accepts a nomination by her own firm.' });
      }
      await tx.update(NominationOwner, { nominationId: id }, { nomineeId: businessId });
      await this.moves.move(tx, nomination, 'register', { nomineeId: businessId });
      return id;
    });
  }

  private async assertElsewhere(tx: Tx, businessId: string, addresses: readonly (string | null)[]): Promise<void> {
    const found = await this.queries.activeAt(tx, addresses);
    if (!found) return;
    const message =
      found.id === businessId
        ? 'That is your own firm.'
        : `${found.tradingName} is on the network already. Ask for an alliance instead.`;
    throw new DomainError({ code: 'ON_NETWORK', message, field: ['input', 'email'] });
  }
}

const notFound = (field: string, noun: string) =>
  new DomainError({ code: 'NOT_FOUND', message: `No such ${noun}.`, field: [field] });
