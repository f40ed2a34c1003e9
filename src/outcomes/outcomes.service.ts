import { Injectable } from '@nestjs/common';
import { GuestsService } from '../campaigns/index.js';
import { IntroductionsService } from '../introductions/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import * as ledgers from './ledgers.js';
import { OutcomeClocks } from './outcome-clocks.js';
import { Reportable } from './reportable.js';
import { Outcome, type Attribution } from './outcome.entity.js';
import { isClosing, outcomeLifecycle, type OutcomeType, type OutcomeVerb } from './outcome.lifecycle.js';
import { can, canView, sideOf } from './outcome.policy.js';
import { violationsOfReport, violationsOfResolution } from './outcome.rules.js';
import { factsOf, moneyOf } from './outcome-facts.js';

/** What a report is about: an introduction, or a guest of a campaign who said yes. */
export type Origin = { readonly introductionId: string } | { readonly guestId: string };

export interface Report {
  readonly of: Origin;
  readonly type: OutcomeType;
  readonly attribution: Attribution;
  readonly amount: Money | null;
  readonly fee: Money | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface Reasons {
  readonly reason: string;
  readonly note: string | null;
}

/** Every change to an outcome. One public method is one use case is one transaction. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly introductions: IntroductionsService,
    private readonly guests: GuestsService,
    private readonly reportable: Reportable,
    private readonly clocks: OutcomeClocks,
  ) {}

  /**
   * Either side reports; what closes the introduction closes it in the same transaction. Of two that close it at
   * once, one stands (ALREADY_CLOSED). After the alliance's end it is possible for the network's wind-down time.
   * A guest goes on as an introduction in the same transaction, so that both ledgers count what came of her as any other.
   */
  report(viewer: Viewer, report: Report): Promise<Outcome> {
    const closedAt = report.closedAt ?? now();
    return this.unitOfWork.run(async (tx) => {
      const { of } = report;
      const introductionId =
        'guestId' in of
          ? await this.guests.introductionFor(tx, viewer, of.guestId, isClosing(report.type) ? 'OVER' : 'OPEN')
          : of.introductionId;
      const introduction = await this.reportable.lock(tx, viewer, introductionId);
      const reportedById = sideOf(viewer, introduction);
      if (reportedById === null) throw forbidden('report');
      assertNone(violationsOfReport({ ...report, closedAt }, now()));
      if (isClosing(report.type)) await this.introductions.conclude(tx, viewer, introduction.id, report.type);

      const { id, allianceId, introducerId, beneficiaryId } = introduction;
      const outcome = {
        ...{ id: uuidv7(), introductionId: id, allianceId, introducerId, beneficiaryId, reportedById },
        ...{ type: report.type, attribution: report.attribution, reason: report.reason, note: report.note, closedAt },
        amountMinor: report.amount?.amountMinor.toString() ?? null,
        currency: report.amount?.currency ?? null,
        feeMinor: report.fee?.amountMinor.toString() ?? null,
        ...{ state: outcomeLifecycle.initial[0]!, reportedAt: now() },
      };
      await tx.insert(Outcome, outcome);
      await this.clocks.follow(tx, outcome, 'REPORTED');
      await this.record(tx, viewer, 'outcome.reported', outcome, {
        type: report.type,
        ...(report.reason && { reason: report.reason }),
      });
      return tx.findOneByOrFail(Outcome, { id: outcome.id });
    });
  }

  /** The other side says that it is so: the ledgers get their lines. */
  confirm(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'confirm', expectedVersion, async (outcome) => {
        await ledgers.credit(tx, outcome, moneyOf(outcome));
        return {};
      }),
    );
  }

  dispute(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'dispute', expectedVersion, () => Promise.resolve({ ...reasons })),
    );
  }

  /** Puts an amount on the table; the other side may agree, or put another one there. */
  propose(viewer: Viewer, id: string, amount: Money, note: string | null, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'propose', expectedVersion, (outcome) => {
        assertNone(violationsOfResolution(amount, moneyOf(outcome)));
        const proposedById = sideOf(viewer, outcome);
        return Promise.resolve({ proposedMinor: amount.amountMinor.toString(), proposedById, ...(note && { note }) });
      }),
    );
  }

  agree(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'agree', expectedVersion, (outcome) => this.settleOn(tx, outcome, outcome.proposedMinor)),
    );
  }

  /** An admin who belongs to neither side decides. */
  resolve(viewer: Viewer, id: string, amount: Money, note: string | null, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'resolve', expectedVersion, async (outcome) => {
        assertNone(violationsOfResolution(amount, moneyOf(outcome)));
        return { ...(await this.settleOn(tx, outcome, amount.amountMinor.toString())), ...(note && { note }) };
      }),
    );
  }

  settle(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'settle', expectedVersion, async (outcome) => {
        await ledgers.fee(tx, outcome, 'SETTLED');
        return {};
      }),
    );
  }

  waive(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'waive', expectedVersion, async (outcome) => {
        await ledgers.fee(tx, outcome, 'WAIVED');
        return {};
      }),
    );
  }

  /** Takes it back by negative lines; the old ones stay as they were. */
  reverse(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Outcome> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'reverse', expectedVersion, async (outcome) => {
        await ledgers.reverse(tx, outcome);
        return { ...reasons };
      }),
    );
  }

  /** Lock, check, change, record: two who decide at once take turns, and the second is refused. */
  private async move(
    tx: Tx,
    viewer: Viewer,
    id: string,
    verb: OutcomeVerb,
    expectedVersion: number | null,
    decide: (outcome: Outcome) => Promise<Partial<Outcome>>,
  ): Promise<Outcome> {
    const outcome = await lockRow(tx, Outcome, id);
    if (!outcome || !canView(viewer, outcome)) throw notFound();
    if (verb === 'agree' && outcome.state === 'DISPUTED' && outcome.proposedById === null) throw nothingProposed();
    if (!can(viewer, verb, factsOf(outcome))) throw forbidden(verb);
    assertVersion(outcome.version, expectedVersion);
    const state = outcomeLifecycle.after(outcome.state, verb);
    const change = { ...(await decide(outcome)), state, version: outcome.version + 1 };
    await tx.update(Outcome, { id }, change);
    await this.clocks.follow(tx, outcome, state);
    const { reason, note } = change;
    await this.record(tx, viewer, outcomeLifecycle.moves[verb].event, outcome, {
      ...(reason && { reason }),
      ...(note && { note }),
    });
    return { ...outcome, ...change };
  }

  /** The agreed amount takes the place of the reported one; a fee shrinks with it. Nothing was booked before. */
  private async settleOn(tx: Tx, outcome: Outcome, minor: string | null): Promise<Partial<Outcome>> {
    const [reported, agreed] = [BigInt(outcome.amountMinor ?? 0), BigInt(minor ?? 0)];
    const feeMinor =
      outcome.feeMinor && reported > 0n ? ((BigInt(outcome.feeMinor) * agreed) / reported).toString() : outcome.feeMinor;
    const changed = { ...outcome, amountMinor: agreed.toString(), feeMinor };
    await ledgers.credit(tx, changed, moneyOf(changed));
    return { amountMinor: changed.amountMinor, feeMinor, proposedMinor: null, proposedById: null };
  }

  private record(
    tx: Tx,
    viewer: Viewer,
    type: string,
    outcome: Pick<Outcome, 'id' | 'introductionId' | 'introducerId' | 'beneficiaryId'>,
    payload: Record<string, unknown>,
  ): Promise<void> {
    return this.events.record(tx, {
      type,
      subjectId: outcome.id,
      actorId: viewer.userId,
      businessId: sideOf(viewer, outcome),
      audience: [outcome.introducerId, outcome.beneficiaryId],
      payload: { introductionId: outcome.introductionId, ...payload },
    });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such outcome.', field: ['id'] });
const nothingProposed = () =>
  new DomainError({ code: 'NOTHING_PROPOSED', message: 'No amount is on the table. Propose one that would end the dispute.' });
const forbidden = (verb: string) => new DomainError({ code: 'FORBIDDEN', message: `You may not ${verb} this outcome.` });
