import { Injectable } from '@nestjs/common';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { OnExpiry } from '../platform/clocks/on-expiry.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Recommendations } from './recommendations.js';
import { SupplierSurvey } from './survey.entity.js';
import { canInSurvey } from './survey.policy.js';
import { SurveyMoves } from './survey-moves.js';

/** What happens to a survey without its client: time passes, she is taken out of the book, the firm leaves. */
@Injectable()
export class SurveyClocks {
  constructor(
    private readonly moves: SurveyMoves,
    private readonly recommendations: Recommendations,
  ) {}

  @OnExpiry('supplier_survey.answer')
  async expire(tx: Tx, { subjectId }: Clock): Promise<void> {
    const survey = await this.moves.lock(tx, subjectId);
    if (survey && canInSurvey('CLOCK', 'expire', survey.state)) await this.moves.move(tx, survey, 'expire');
  }

  /** What she said before stays hers to take back. */
  @OnEvent('contact.removed')
  async withdraw(tx: Tx, { subjectId: contactId, businessId }: Event): Promise<void> {
    if (!businessId) return;
    await actFor(tx, [businessId]);
    for (const { id } of await tx.find(SupplierSurvey, { where: { contactId, state: 'ASKED' }, select: { id: true } })) {
      const survey = await this.moves.lock(tx, id);
      if (survey && canInSurvey('ASKER', 'withdraw', survey.state)) await this.moves.move(tx, survey, 'withdraw');
    }
  }

  /** A firm that left says nothing about others any more. */
  @OnEvent('business.closed')
  async close(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    await this.recommendations.closed(tx, businessId);
  }

  /** The words that were written go with the book they came from. */
  @OnEvent('business.erasure_due')
  async erase(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    await tx.query(`/* surveys.erase */ UPDATE supplier_survey SET text = '' WHERE business_id = $1`, [businessId]);
    await tx.query(
      `/* surveys.eraseAnswers */
       UPDATE supplier_answer SET name = '', website = NULL, domain = NULL, what_for = '' WHERE business_id = $1`,
      [businessId],
    );
  }
}
