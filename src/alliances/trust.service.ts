import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Agreement, AgreementAcceptance, Alliance, PilotReview } from './alliance.entity.js';
import { canNegotiate, canView, partiesOf, sideOf } from './alliance.policy.js';
import { afterReviews } from './alliance.rules.js';
import type { PilotTemplate } from './gates.rules.js';
import { AlliancesService } from './alliances.service.js';
import { AllianceGates, assertNotReviewed } from './alliance-gates.js';

export type Review = Pick<PilotReview, 'delivery' | 'communication' | 'clientCare' | 'ethics' | 'example' | 'verdict'>;

export interface PilotPlan {
  readonly title: string;
  readonly goal: string;
  readonly template?: PilotTemplate | null | undefined;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
}

/** What the two put between them before a client is touched: terms, a pilot, and what each says of it. */
@Injectable()
export class TrustService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly alliances: AlliancesService,
    private readonly gates: AllianceGates,
  ) {}

  /** A new version of the terms: neither side has accepted it yet, and neither is ready any more. */
  writeAgreement(viewer: Viewer, id: string, terms: string, expectedVersion: number | null): Promise<Alliance> {
    return this.negotiate(viewer, id, expectedVersion, async (tx, alliance) => {
      await this.gates.assertDiscreet(tx, sideOf(viewer, alliance) ?? '', { terms });
      const [last] = await tx.query<{ number: number }[]>('SELECT max(number) AS number FROM agreement WHERE alliance_id = $1', [
        id,
      ]);
      const number = (last?.number ?? 0) + 1;
      await tx.insert(Agreement, { id: uuidv7(), allianceId: id, number, terms, writtenBy: viewer.userId, writtenAt: now() });
      return {
        type: 'alliance.agreement_written',
        payload: { number },
        change: { proposerReadyAt: null, partnerReadyAt: null },
      };
    });
  }

  /** Accepts the version with this id for the viewer's side; an older version than the newest is refused as stale. */
  acceptAgreement(viewer: Viewer, id: string, agreementId: string, expectedVersion: number | null): Promise<Alliance> {
    return this.negotiate(viewer, id, expectedVersion, async (tx, alliance) => {
      const newest = await tx.findOne(Agreement, { where: { allianceId: id }, order: { number: 'DESC' } });
      if (newest?.id !== agreementId) {
        throw new DomainError({
          code: 'STALE_VERSION',
          message: 'These are not the newest terms. Read the newest first.',
          field: ['agreementId'],
        });
      }
      const businessId = sideOf(viewer, alliance) ?? '';
      if (await tx.existsBy(AgreementAcceptance, { agreementId, businessId })) {
        throw new DomainError({ code: 'ALREADY_DONE', message: 'You have accepted these terms.' });
      }
      await tx.insert(AgreementAcceptance, { agreementId, businessId, acceptedBy: viewer.userId, acceptedAt: now() });
      return { type: 'alliance.agreement_accepted', payload: { number: newest.number }, change: {} };
    });
  }

  setPilot(
    viewer: Viewer,
    id: string,
    { title, goal, template = null, startsOn = null, endsOn = null }: PilotPlan,
    expectedVersion: number | null,
  ): Promise<Alliance> {
    const plan = { pilotTitle: title, pilotGoal: goal, pilotTemplate: template, pilotStartsOn: startsOn, pilotEndsOn: endsOn };
    return this.negotiate(viewer, id, expectedVersion, async (tx, alliance) => {
      await this.gates.assertDiscreet(tx, sideOf(viewer, alliance) ?? '', { title, goal });
      return { type: 'alliance.pilot_set', payload: {}, change: plan };
    });
  }

  /** The other side's review stays hidden until both have given theirs; the second one decides where the pilot goes. */
  review(viewer: Viewer, id: string, review: Review, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.alliances.move(tx, viewer, id, 'review', expectedVersion, async (alliance) => {
        const [round, businessId] = [alliance.pilotRound, sideOf(viewer, alliance) ?? ''];
        const given = await tx.findBy(PilotReview, { allianceId: id, round });
        assertNotReviewed(given, alliance, businessId);
        await this.gates.assertDiscreet(tx, businessId, { example: review.example });
        await tx.insert(PilotReview, { ...review, allianceId: id, round, businessId, givenBy: viewer.userId, givenAt: now() });
        const next = afterReviews([...given.map((each) => each.verdict), review.verdict]);
        if (next === null) return { to: 'PILOT' };
        if (next === 'PILOT') return { to: next, change: { pilotRound: round + 1 } };
        return {
          to: next,
          ...(next === 'ENDED' && { change: { endedAt: now(), reason: 'RESULTS' }, payload: { reason: 'RESULTS' } }),
        };
      }),
    );
  }

  /** A change to what the two agree on, while they get to know each other. */
  private negotiate(
    viewer: Viewer,
    id: string,
    expectedVersion: number | null,
    change: (
      tx: Tx,
      alliance: Alliance,
    ) => Promise<{ type: string; payload: Record<string, unknown>; change: Partial<Alliance> }>,
  ): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const alliance = await lockRow(tx, Alliance, id);
      if (!alliance || !canView(viewer, alliance)) {
        throw new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['id'] });
      }
      if (!canNegotiate(viewer, alliance)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only owners and managers of the two businesses may do this.' });
      }
      assertVersion(alliance.version, expectedVersion);
      if (alliance.stage !== 'GETTING_TO_KNOW') {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'This is settled while the two get to know each other.' });
      }
      const { type, payload, change: changed } = await change(tx, alliance);
      const version = alliance.version + 1;
      await tx.update(Alliance, { id }, { ...changed, version });
      await this.events.record(tx, {
        type,
        subjectId: id,
        actorId: viewer.userId,
        businessId: sideOf(viewer, alliance),
        audience: partiesOf(alliance),
        payload,
      });
      return { ...alliance, ...changed, version };
    });
  }
}
