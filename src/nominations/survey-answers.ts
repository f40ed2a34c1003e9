import { Injectable } from '@nestjs/common';
import { known, tidy } from '../clients/index.js';
import { Suppressions } from '../consents/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { linkEnded } from './nomination-answers.js';
import { Recommendations } from './recommendations.js';
import { SupplierAnswer, type SupplierSurvey } from './survey.entity.js';
import { canInSurvey, isSurveyOpen } from './survey.policy.js';
import { faultOf, namedIn, type Named } from './survey.rules.js';
import { SurveyMoves } from './survey-moves.js';

export const SURVEY_LINK = 'supplier_survey';

/** What she pressed, with what she typed. */
export type SurveyAnswer =
  { readonly decision: 'answer'; readonly named: readonly Named[] } | { readonly decision: 'no' | 'revoke' | 'reopen' };

/** The client's own word, by her link. Each is one transaction, together with what follows from it. */
@Injectable()
export class SurveyAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly moves: SurveyMoves,
    private readonly suppressions: Suppressions,
    private readonly recommendations: Recommendations,
  ) {}

  /** What is no longer possible (a second click) changes nothing: she reads how it stands. Throws LINK_ENDED, INVALID. */
  async answer(token: string, answer: SurveyAnswer): Promise<void> {
    const id = await this.links.find(token, SURVEY_LINK);
    if (!id) throw linkEnded();
    await this.unitOfWork.run(async (tx) => {
      const survey = await this.moves.lock(tx, id);
      if (!survey || !isSurveyOpen(survey, now())) throw linkEnded();
      const { businessId, addressHash, state } = survey;
      const about = { businessId, addressHash, purpose: 'SURVEY' as const };
      if (answer.decision === 'answer' && canInSurvey('CLIENT', 'answer', state)) await this.keep(tx, survey, answer.named);
      if (answer.decision === 'no' && canInSurvey('CLIENT', 'decline', state)) {
        await this.moves.move(tx, survey, 'decline');
        await this.suppressions.add(tx, about, 'DECLINED');
      }
      if (answer.decision === 'revoke' && canInSurvey('CLIENT', 'revoke', state)) {
        await this.moves.move(tx, survey, 'revoke');
        await this.recommendations.forget(tx, businessId, id);
        await this.suppressions.add(tx, about, 'REVOKED');
      }
      if (answer.decision === 'reopen' && (state === 'DECLINED' || state === 'REVOKED')) {
        await this.suppressions.lift(tx, about);
      }
    });
  }

  private async keep(tx: Tx, survey: SupplierSurvey, typed: readonly Named[]): Promise<void> {
    const fault = faultOf(typed, known.domainOf);
    if (fault) throw new DomainError({ code: 'INVALID', message: fault, field: ['named'] });
    await this.moves.move(tx, survey, 'answer');
    for (const { name, website, whatFor, mayTell } of namedIn(typed)) {
      const site = tidy(website) || null;
      await tx.insert(SupplierAnswer, {
        ...{ id: uuidv7(), surveyId: survey.id, businessId: survey.businessId, mayTell },
        ...{ name: tidy(name), website: site, domain: site && known.domainOf(site), whatFor: tidy(whatFor) },
      });
    }
  }
}
