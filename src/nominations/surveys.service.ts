import { Injectable } from '@nestjs/common';
import { Business } from '../businesses/index.js';
import { booksOf, canWriteBook, Clients } from '../clients/index.js';
import { Suppressions } from '../consents/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { DAY, later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { Recommendations } from './recommendations.js';
import { SupplierAnswer, SupplierSurvey, SupplierSurveyOwner } from './survey.entity.js';
import { surveyLifecycle } from './survey.lifecycle.js';
import { canInSurvey } from './survey.policy.js';
import { SURVEY_DAYS, violationsOfFrequency } from './survey.rules.js';
import { SurveyMoves } from './survey-moves.js';

/** What the asking firm does: ask a client, take the question back, make an answer public. One method, one transaction. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clients: Clients,
    private readonly suppressions: Suppressions,
    private readonly moves: SurveyMoves,
    private readonly letters: Letters,
    private readonly recommendations: Recommendations,
  ) {}

  /** Asks by mail in the firm's name. Who said no, or was asked not long ago, is not asked. */
  ask(viewer: Viewer, contactId: string, text: string): Promise<SupplierSurvey> {
    return this.unitOfWork.run(async (tx) => {
      const { businessId, address } = await this.whom(tx, viewer, contactId);
      const addressHash = this.suppressions.hashOf(address);
      await this.assertMayAsk(tx, businessId, addressHash);
      const id = uuidv7();
      const state = surveyLifecycle.initial[0]!;
      const expiresAt = later(now(), SURVEY_DAYS * DAY);
      await tx.insert(SupplierSurvey, {
        ...{ id, businessId, contactId, text, addressHash, state, expiresAt },
        ...{ askedById: viewer.userId, askedAt: now() },
      });
      await tx.insert(SupplierSurveyOwner, { surveyId: id, businessId });
      const survey = await tx.findOneByOrFail(SupplierSurvey, { id });
      await this.moves.follow(tx, survey);
      await this.moves.record(tx, survey, 'supplier_survey.asked', viewer.userId);
      await this.letters.queue(tx, { letter: 'supplier_survey.ask', subjectId: id });
      return survey;
    });
  }

  withdraw(viewer: Viewer, id: string): Promise<SupplierSurvey> {
    return this.unitOfWork.run(async (tx) => {
      const survey = await this.own(tx, viewer, id);
      if (!canInSurvey('ASKER', 'withdraw', survey.state)) surveyLifecycle.after(survey.state, 'withdraw');
      return this.moves.move(tx, survey, 'withdraw', viewer.userId);
    });
  }

  /** Shows on the supplier's profile that a client recommends it, or no longer does. Never against the client's word. */
  publish(viewer: Viewer, answerId: string, isPublic: boolean): Promise<SupplierSurvey> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, booksOf(viewer));
      const seen = await tx.findOneBy(SupplierAnswer, { id: answerId });
      if (!seen) throw notFound('id', 'answer');
      // The survey first, as when the client takes her words back: the answer is read when that is done.
      const survey = await this.own(tx, viewer, seen.surveyId);
      const answer = await tx.findOneByOrFail(SupplierAnswer, { id: answerId });
      if (survey.state !== 'ANSWERED') surveyLifecycle.after(survey.state, 'revoke');
      if (isPublic && !answer.mayTell) {
        throw new DomainError({
          code: 'NOT_ALLOWED',
          message: 'The client told you alone. It stays between you.',
          field: ['id'],
        });
      }
      await this.recommendations.publish(tx, answer, isPublic, viewer.userId);
      return survey;
    });
  }

  /** Throws what stands in the way of asking, for the button too. The transaction acts for the firm. */
  async assertMayAsk(tx: Tx, businessId: string, addressHash: Buffer): Promise<void> {
    await this.suppressions.assertNone(tx, { businessId, purpose: 'SURVEY', addressHash });
    const [last] = await tx.query<{ at: Date | null }[]>(
      `/* surveys.last */
       SELECT max(asked_at) AS at FROM supplier_survey WHERE business_id = $1 AND address_hash = $2`,
      [businessId, addressHash],
    );
    assertNone(violationsOfFrequency(last?.at ?? null, now()));
  }

  /** A person in the viewer's own book whom she may write to; the firm is locked, so that no two ask at once. */
  private async whom(tx: Tx, viewer: Viewer, contactId: string): Promise<{ businessId: string; address: string }> {
    for (const businessId of booksOf(viewer)) {
      const found = await this.clients.find(tx, businessId, contactId);
      if (!found) continue;
      if (!canWriteBook(viewer, businessId)) throw forbidden();
      const business = await lockRow(tx, Business, businessId);
      if (business?.status !== 'ACTIVE') {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only active firms ask their clients.' });
      }
      await actFor(tx, [businessId]);
      if (!found.contact.email) throw noAddress();
      return { businessId, address: found.contact.email };
    }
    throw notFound('contactId', 'contact');
  }

  private async own(tx: Tx, viewer: Viewer, id: string): Promise<SupplierSurvey> {
    const survey = await this.moves.lock(tx, id);
    if (!survey || !booksOf(viewer).includes(survey.businessId)) throw notFound('id', 'survey');
    if (!canWriteBook(viewer, survey.businessId)) throw forbidden();
    return survey;
  }
}

const notFound = (field: string, noun: string) =>
  new DomainError({ code: 'NOT_FOUND', message: `No such ${noun}.`, field: [field] });
const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not ask its people.' });
export const noAddress = () =>
  new DomainError({
    code: 'NO_ADDRESS',
    message: 'Your book has no e-mail address of this person; without one nobody can be asked.',
    field: ['contactId'],
  });
