import { Injectable } from '@nestjs/common';
import { Any, IsNull, Not } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { AwaitedFirms } from './awaited-firms.js';
import { NominationOwner } from './nomination.entity.js';
import { NominationsQueries } from './nominations.queries.js';
import { SupplierAnswer } from './survey.entity.js';

/**
 * Keeps what everybody may know in step with what the client allowed and the firm made public. All of it runs in the
 * transaction of the change, which acts for the firm that asked: a recommendation is there if and only if one of its
 * answers carries it, so it is gone the moment that the last one is.
 */
@Injectable()
export class Recommendations {
  constructor(
    private readonly events: EventLog,
    private readonly queries: NominationsQueries,
    private readonly awaited: AwaitedFirms,
  ) {}

  /** The firm nominates what a client named. */
  async nominated(tx: Tx, businessId: string, id: string, nominationId: string): Promise<void> {
    const { affected } = await tx.update(SupplierAnswer, { id, businessId }, { nominationId });
    if (!affected) throw new DomainError({ code: 'NOT_FOUND', message: 'No such answer.', field: ['input', 'answerId'] });
  }

  /** The nominated firm is on the network now: what was made public before it came is shown from here on. */
  async joined(tx: Tx, businessId: string, supplierId: string, nominationId: string): Promise<void> {
    const { affected } = await tx.update(SupplierAnswer, { businessId, nominationId }, { supplierId });
    if (affected) await this.follow(tx, businessId, supplierId);
  }

  /** The firm that a client meant came by itself: what was made public before it came is shown from here on. */
  async came(tx: Tx, businessId: string, id: string, supplierId: string): Promise<void> {
    const { affected } = await tx.update(
      SupplierAnswer,
      { id, publishedAt: Not(IsNull()), supplierId: IsNull() },
      { supplierId },
    );
    if (affected) await this.follow(tx, businessId, supplierId);
  }

  /** Makes a locked answer public, or no longer. Without a firm on the network nothing is shown until it joins. */
  async publish(tx: Tx, answer: SupplierAnswer, isPublic: boolean, actorId: string): Promise<void> {
    const supplierId = answer.supplierId ?? (isPublic ? await this.supplierOf(tx, answer) : null);
    await tx.update(SupplierAnswer, { id: answer.id }, { publishedAt: isPublic ? now() : null, supplierId });
    if (isPublic && !supplierId) await this.awaited.wait(tx, answer.businessId, answer.id, [answer.website]);
    else await this.awaited.forget(tx, [answer.id]);
    if (supplierId) await this.follow(tx, answer.businessId, supplierId, actorId);
  }

  /** The client takes her words back: the firm's copy is emptied, and what was public is not any more. */
  async forget(tx: Tx, businessId: string, surveyId: string): Promise<void> {
    const answers = await tx.findBy(SupplierAnswer, { surveyId });
    const nothing = { name: '', website: null, domain: null, whatFor: '', mayTell: false, publishedAt: null };
    await tx.update(SupplierAnswer, { surveyId }, { ...nothing, supplierId: null });
    await this.awaited.forget(
      tx,
      answers.map(({ id }) => id),
    );
    const suppliers = new Set(answers.map(({ supplierId }) => supplierId).filter((id) => id !== null));
    for (const supplierId of suppliers) await this.follow(tx, businessId, supplierId);
  }

  /** The active firm that the client meant, by its website or because it was nominated and joined; never the asker itself. */
  private async supplierOf(tx: Tx, { businessId, website, nominationId }: SupplierAnswer): Promise<string | null> {
    const tied = nominationId ? await tx.findOneBy(NominationOwner, { nominationId }) : null;
    const id = tied?.joinedAt ? tied.nomineeId : ((await this.queries.activeAt(tx, [website]))?.id ?? null);
    return id === businessId ? null : id;
  }

  /** One pair at a time: of two answers that change at once the later one sees what the earlier one left. */
  private async follow(tx: Tx, recommenderId: string, supplierId: string, actorId: string | null = null): Promise<void> {
    await tx.query(`/* recommendations.pair */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `${recommenderId} ${supplierId}`,
    ]);
    const [row] = await tx.query<{ changed: number; public: boolean }[]>(
      `/* recommendations.follow */
       WITH carried AS (
         SELECT EXISTS (SELECT FROM supplier_answer WHERE business_id = $1 AND supplier_id = $2 AND may_tell AND published_at IS NOT NULL) AS yes
       ), added AS (
         INSERT INTO recommendation (recommender_id, supplier_id, published_at) SELECT $1, $2, $3 FROM carried WHERE yes
         ON CONFLICT ON CONSTRAINT recommendation_pkey DO NOTHING RETURNING 1
       ), removed AS (
         DELETE FROM recommendation r USING carried WHERE NOT carried.yes AND r.recommender_id = $1 AND r.supplier_id = $2 RETURNING 1
       )
       SELECT (SELECT count(*) FROM added)::int + (SELECT count(*) FROM removed)::int AS changed, yes AS public FROM carried`,
      [recommenderId, supplierId, now()],
    );
    if (!row?.changed) return;
    const type = row.public ? 'recommendation.published' : 'recommendation.withdrawn';
    const businessId = actorId === null ? null : recommenderId;
    // Whom the client is, and which question it was, is in no event.
    await this.events.record(tx, { type, subjectId: supplierId, actorId, businessId, audience: [recommenderId, supplierId] });
  }

  /** Everything that a firm made public, when it leaves the network. */
  async closed(tx: Tx, businessId: string): Promise<void> {
    const answers = await tx.findBy(SupplierAnswer, { businessId });
    const suppliers = new Set(answers.map(({ supplierId }) => supplierId).filter((id) => id !== null));
    const ids = answers.map(({ id }) => id);
    await tx.update(SupplierAnswer, { id: Any(ids) }, { publishedAt: null });
    await this.awaited.forget(tx, ids);
    for (const supplierId of suppliers) await this.follow(tx, businessId, supplierId);
  }
}
