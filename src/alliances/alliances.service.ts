import { Injectable } from '@nestjs/common';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { NetworkService } from '../network/index.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { AllianceClocks } from './alliance-clocks.js';
import { Alliance } from './alliance.entity.js';
import { allianceLifecycle, type AllianceStage, type AllianceVerb } from './alliance.lifecycle.js';
import { can, canPropose, canView, partiesOf, sideOf } from './alliance.policy.js';
import { notBeforeOf, violationsOfProposal } from './alliance.rules.js';
import { AllianceGates, assertNotSaid, READY, RESUME } from './alliance-gates.js';

export interface Proposal {
  readonly proposerId: string;
  readonly partnerId: string;
  readonly purpose: string;
  readonly pilotTitle: string | null;
  readonly pilotGoal: string | null;
}

export interface Reasons {
  readonly reason: string;
  readonly note: string | null;
}

/** What a verb changes beside the stage, and what its event tells. */
export interface Consequence {
  readonly to?: AllianceStage;
  readonly change?: Partial<Alliance>;
  readonly payload?: Record<string, unknown>;
}

/** Every change of an alliance's stage. One public method is one use case is one transaction. */
@Injectable()
export class AlliancesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly network: NetworkService,
    private readonly clocks: AllianceClocks,
    private readonly gates: AllianceGates,
  ) {}

  /** Two proposals of one pair at once: the constraint lets one live alliance stand, the other is refused (PAIR_TAKEN). */
  propose(viewer: Viewer, proposal: Proposal): Promise<Alliance> {
    const { proposerId, partnerId } = proposal;
    return this.unitOfWork.run(async (tx) => {
      const facts = await this.gates.proposalFacts(tx, viewer, proposerId, partnerId);
      if (!facts.canBeSeen) throw noBusiness();
      if (!canPropose(viewer, proposerId, partnerId)) throw forbidden('propose');
      assertNone(violationsOfProposal(facts, now()));
      const { purpose, pilotTitle, pilotGoal } = proposal;
      await this.gates.assertDiscreet(tx, proposerId, { purpose, pilotTitle, pilotGoal });
      const id = uuidv7();
      const stage = 'PROPOSED';
      await tx.insert(Alliance, { ...proposal, id, stage, stageSince: now(), createdAt: now() });
      await this.clocks.follow(tx, { id, partnerId }, stage);
      await this.events.record(tx, {
        type: 'alliance.proposed',
        subjectId: id,
        actorId: viewer.userId,
        businessId: proposerId,
        audience: [proposerId, partnerId],
        payload: { proposerId, partnerId },
      });
      return tx.findOneByOrFail(Alliance, { id });
    });
  }

  accept(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'accept', expectedVersion));
  }

  /** `notBefore` null leaves the date to the network's policy. The proposer reads the reason. */
  async decline(
    viewer: Viewer,
    id: string,
    { notBefore, ...reasons }: Reasons & { notBefore: Date | null },
    expectedVersion: number | null,
  ): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'decline', expectedVersion, async (alliance) => {
        await this.assertDiscreet(tx, viewer, alliance, reasons);
        const { proposeAgainDays } = await this.network.policy(tx);
        return { change: { ...reasons, notBefore: notBeforeOf(now(), notBefore, proposeAgainDays) }, payload: { ...reasons } };
      }),
    );
  }

  withdraw(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.withReasons(viewer, id, 'withdraw', reasons, expectedVersion);
  }

  /** The second side's press sends it to an admin. */
  markReady(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'markReady', expectedVersion, async (alliance) => {
        const isProposer = sideOf(viewer, alliance) === alliance.proposerId;
        assertNotSaid(alliance, isProposer, READY);
        await this.gates.assertReady(tx, alliance);
        const isOtherReady = (isProposer ? alliance.partnerReadyAt : alliance.proposerReadyAt) !== null;
        return {
          to: isOtherReady ? 'PENDING_APPROVAL' : 'GETTING_TO_KNOW',
          change: isProposer ? { proposerReadyAt: now() } : { partnerReadyAt: now() },
        };
      }),
    );
  }

  /** Sends it back to the two: both must press ready again. */
  requestMore(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.withReasons(viewer, id, 'requestMore', reasons, expectedVersion, { proposerReadyAt: null, partnerReadyAt: null });
  }

  reject(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.withReasons(viewer, id, 'reject', reasons, expectedVersion);
  }

  approve(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'approve', expectedVersion));
  }

  pause(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.withReasons(viewer, id, 'pause', reasons, expectedVersion, { proposerReadyAt: null, partnerReadyAt: null });
  }

  /** The second side's press makes it active again. */
  resume(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'resume', expectedVersion, (alliance) => {
        const isProposer = sideOf(viewer, alliance) === alliance.proposerId;
        assertNotSaid(alliance, isProposer, RESUME);
        const isOtherReady = (isProposer ? alliance.partnerReadyAt : alliance.proposerReadyAt) !== null;
        return {
          to: isOtherReady ? 'ACTIVE' : 'PAUSED',
          change: isProposer ? { proposerReadyAt: now() } : { partnerReadyAt: now() },
        };
      }),
    );
  }

  suspend(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'suspend', expectedVersion, (alliance) => ({
        change: { ...reasons, suspendedFrom: alliance.stage },
        payload: { ...reasons },
      })),
    );
  }

  reinstate(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, 'reinstate', expectedVersion, ({ suspendedFrom }) => ({
        to: suspendedFrom ?? 'GETTING_TO_KNOW',
        change: { suspendedFrom: null },
      })),
    );
  }

  end(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Alliance> {
    return this.withReasons(viewer, id, 'end', reasons, expectedVersion, { endedAt: now() });
  }

  /**
   * Lock, check, change, record. The row stays locked until commit, so of two who decide at once the
   * second sees the first one's decision and is refused, rather than overwriting it.
   */
  async move(
    tx: Tx,
    viewer: Viewer,
    id: string,
    verb: AllianceVerb,
    expectedVersion: number | null,
    decide: (alliance: Alliance) => Consequence | Promise<Consequence> = () => ({}),
  ): Promise<Alliance> {
    const alliance = await lockRow(tx, Alliance, id);
    if (!alliance || !canView(viewer, alliance)) throw notFound();
    if (!can(viewer, verb, alliance)) throw forbidden(verb);
    assertVersion(alliance.version, expectedVersion);
    if (!allianceLifecycle.allows(alliance.stage, verb)) allianceLifecycle.after(alliance.stage, verb);
    const { to, change = {}, payload = {} } = await decide(alliance);
    const stage = allianceLifecycle.after(alliance.stage, verb, to);

    const hasMoved = stage !== alliance.stage;
    const changed = {
      ...change,
      ...(hasMoved && { stage, stageSince: now() }),
      ...(stage === 'GETTING_TO_KNOW' && alliance.knownSince === null && { knownSince: now() }),
      // The two presses of "ready" are about one stage only.
      ...(hasMoved && stage === 'ACTIVE' && { proposerReadyAt: null, partnerReadyAt: null }),
      version: alliance.version + 1,
    };
    await tx.update(Alliance, { id }, changed);
    if (hasMoved) await this.clocks.follow(tx, alliance, stage);
    const fact = { subjectId: id, actorId: viewer.userId, businessId: sideOf(viewer, alliance), audience: partiesOf(alliance) };
    await this.events.record(tx, { ...fact, type: allianceLifecycle.moves[verb].event, payload });
    if (hasMoved && to) await this.events.record(tx, { ...fact, type: `alliance.became_${stage.toLowerCase()}` });
    return { ...alliance, ...changed };
  }

  private withReasons(
    viewer: Viewer,
    id: string,
    verb: AllianceVerb,
    reasons: Reasons,
    expectedVersion: number | null,
    change: Partial<Alliance> = {},
  ): Promise<Alliance> {
    return this.unitOfWork.run((tx) =>
      this.move(tx, viewer, id, verb, expectedVersion, async (alliance) => {
        await this.assertDiscreet(tx, viewer, alliance, reasons);
        return { change: { ...reasons, ...change }, payload: { ...reasons } };
      }),
    );
  }

  /** What one side writes beside a reason is read by the other. Admins have no book. */
  private async assertDiscreet(tx: Tx, viewer: Viewer, alliance: Alliance, { note }: Reasons): Promise<void> {
    const side = sideOf(viewer, alliance);
    if (side !== null) await this.gates.assertDiscreet(tx, side, { note });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['id'] });
const noBusiness = () => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['input', 'partnerId'] });
const forbidden = (verb: string) => new DomainError({ code: 'FORBIDDEN', message: `You may not ${verb} this alliance.` });
