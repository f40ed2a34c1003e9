import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { SupplierSurvey, SupplierSurveyOwner } from './survey.entity.js';
import { surveyLifecycle, type SurveyVerb } from './survey.lifecycle.js';

/** What every change of a survey has in common: for whom to act, the clock, the event. */
@Injectable()
export class SurveyMoves {
  constructor(
    private readonly clocks: Clocks,
    private readonly events: EventLog,
  ) {}

  /** Null when there is none. From here on the transaction acts for the firm that asks; nothing is locked. */
  async find(tx: Tx, id: string): Promise<SupplierSurvey | null> {
    const owner = await tx.findOneBy(SupplierSurveyOwner, { surveyId: id });
    if (!owner) return null;
    await actFor(tx, [owner.businessId]);
    return tx.findOneBy(SupplierSurvey, { id });
  }

  /** As `find`, locked until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<SupplierSurvey | null> {
    return (await this.find(tx, id)) && lockRow(tx, SupplierSurvey, id);
  }

  /** Applies one verb to a locked survey. `actorId` is null where the client or a clock does it. */
  async move(tx: Tx, survey: SupplierSurvey, verb: SurveyVerb, actorId: string | null = null): Promise<SupplierSurvey> {
    const changed = { state: surveyLifecycle.after(survey.state, verb), decidedAt: now() };
    await tx.update(SupplierSurvey, { id: survey.id }, changed);
    const moved = { ...survey, ...changed };
    await this.follow(tx, moved);
    await this.record(tx, moved, surveyLifecycle.moves[verb].event, actorId);
    return moved;
  }

  async follow(tx: Tx, { id: subjectId, state, expiresAt }: SupplierSurvey): Promise<void> {
    await this.clocks.stop(tx, subjectId);
    if (state === 'ASKED') await this.clocks.start(tx, { subjectId, purpose: 'supplier_survey.answer', dueAt: expiresAt });
  }

  /** The survey's own id and nothing else: no event knows whom it asked. Only who asks may learn of it. */
  record(tx: Tx, { id, businessId }: SupplierSurvey, type: string, actorId: string | null = null): Promise<void> {
    const by = actorId === null ? null : businessId;
    return this.events.record(tx, { type, subjectId: id, actorId, businessId: by, audience: [businessId] });
  }
}
