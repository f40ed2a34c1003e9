import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { Business } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import { manages, type Viewer } from '../kernel/viewer.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { OnExpiry } from '../platform/clocks/on-expiry.js';
import { addWorkingDays } from '../platform/clocks/working-days.js';
import { refusesAs } from '../platform/database/constraints.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { SharingRequest, SharingRule } from './sharing.entities.js';
import { rankOf, type DeclineReason, type RequestState, type SharingLevel } from './sharing.rules.js';
import { SharingService } from './sharing.service.js';
import { SharingSides, type Sides } from './sharing-sides.js';

refusesAs('sharing_request_open', { code: 'REQUEST_OPEN', message: 'You have asked already; they have not answered yet.' });

/** Working days in which a request is answered. */
const ANSWER_WORKING_DAYS = 5;

/** Asking a partner to share more: one open request of each side of an alliance, with a clock, and a no that has a reason. */
@Injectable()
export class SharingRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sides: SharingSides,
    private readonly sharing: SharingService,
    private readonly clocks: Clocks,
    private readonly dataSource: DataSource,
  ) {}

  /** Those of an alliance, newest first; the last twenty. */
  readonly byAlliance = new Loader<string, SharingRequest[]>(async (ids) => {
    const rows = await this.dataSource.manager.find(SharingRequest, {
      where: { allianceId: Any([...ids]) },
      order: { id: 'DESC' },
      take: 100,
    });
    return new Map(ids.map((id) => [id, rows.filter((row) => row.allianceId === id).slice(0, 20)]));
  });

  private readonly byId = new Loader<string, SharingRequest>(async (ids) => {
    const rows = await this.dataSource.manager.find(SharingRequest, { where: { id: Any([...ids]) } });
    return new Map(rows.map((row) => [row.id, row]));
  });

  /** One request, for those who belong to one of its two sides; null for everybody else. */
  async visible(context: RequestContext, id: string): Promise<SharingRequest | null> {
    const request = await this.byId.load(context, id);
    const { roles } = viewerOf(context);
    return request && [request.giverId, request.askerId].some((business) => roles.has(business)) ? request : null;
  }

  ask(viewer: Viewer, allianceId: string, level: SharingLevel): Promise<SharingRequest> {
    return this.unitOfWork.run(async (tx) => {
      const sides = await this.sides.begin(tx, viewer, allianceId, { binds: true });
      const { own, other } = sides;
      if (level === 'HIDDEN')
        throw new DomainError({ code: 'INVALID', message: 'Ask for something.', field: ['input', 'level'] });
      const id = uuidv7();
      const request = { id, allianceId, askerId: own, giverId: other, level, askedBy: viewer.userId, askedAt: now() };
      await tx.insert(SharingRequest, request);
      const giver = await tx.findOneByOrFail(Business, { id: other });
      const dueAt = addWorkingDays(now(), ANSWER_WORKING_DAYS, giver);
      await this.clocks.start(tx, { subjectId: id, purpose: 'sharing.request', dueAt, sideAtFaultId: other });
      await this.sides.record(tx, viewer, sides, 'alliance.sharing_asked', { level, requestId: id });
      return tx.findOneByOrFail(SharingRequest, { id });
    });
  }

  /** Raises the rules of these segments to what was asked for, or leaves them where they give more. */
  grant(viewer: Viewer, id: string, segmentIds: readonly string[], expectedVersion: number | null): Promise<SharingRequest> {
    return this.decide(viewer, id, expectedVersion, 'giver', async (tx, request, sides) => {
      const rules = await tx.findBy(SharingRule, { allianceId: request.allianceId, businessId: sides.own });
      for (const segmentId of [...new Set(segmentIds)]) {
        const rule = rules.find((each) => each.segmentId === segmentId);
        if (rule && rankOf(rule.level) >= rankOf(request.level)) continue;
        await this.sharing.change(tx, viewer, sides, { segmentId, level: request.level, fields: rule?.fields ?? [] });
      }
      return { state: 'GRANTED' };
    });
  }

  decline(viewer: Viewer, id: string, reason: DeclineReason, expectedVersion: number | null): Promise<SharingRequest> {
    return this.decide(viewer, id, expectedVersion, 'giver', () => Promise.resolve({ state: 'DECLINED', reason }));
  }

  withdraw(viewer: Viewer, id: string, expectedVersion: number | null): Promise<SharingRequest> {
    return this.decide(viewer, id, expectedVersion, 'asker', () => Promise.resolve({ state: 'WITHDRAWN' }));
  }

  /** Nobody answered. */
  @OnExpiry('sharing.request')
  async expire(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    const request = await lockRow(tx, SharingRequest, subjectId);
    if (request?.state !== 'OPEN') return;
    await tx.update(
      SharingRequest,
      { id: request.id },
      { state: 'EXPIRED', reason: 'NO_ANSWER', decidedAt: now(), version: request.version + 1 },
    );
    await this.sides.recordOf(tx, request.allianceId, 'alliance.sharing_expired', { reason: 'NO_ANSWER', sideAtFaultId });
  }

  /** What the viewer can do to it now. */
  actionsOn(viewer: Viewer, { state, giverId, askerId }: SharingRequest): string[] {
    if (state !== 'OPEN' || (manages(viewer, giverId) && manages(viewer, askerId))) return [];
    if (manages(viewer, giverId)) return ['grant', 'decline'];
    return manages(viewer, askerId) ? ['withdraw'] : [];
  }

  /** Lock → check → change → record; of two decisions at once the second finds it decided. */
  private decide(
    viewer: Viewer,
    id: string,
    expectedVersion: number | null,
    side: 'giver' | 'asker',
    work: (tx: Tx, request: SharingRequest, sides: Sides) => Promise<{ state: RequestState; reason?: DeclineReason }>,
  ): Promise<SharingRequest> {
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.findOneBy(SharingRequest, { id });
      if (!found || ![found.giverId, found.askerId].some((business) => viewer.roles.has(business))) throw notFound();
      // The alliance before the request, as whoever asks does it.
      const sides = await this.sides.begin(tx, viewer, found.allianceId, { binds: true });
      const request = await lockRow(tx, SharingRequest, id);
      if (!request) throw notFound();
      if (sides.own !== (side === 'giver' ? request.giverId : request.askerId)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'That is for the other side to do.' });
      }
      assertVersion(request.version, expectedVersion);
      if (request.state !== 'OPEN') throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'This request has been decided.' });
      const outcome = await work(tx, request, sides);
      await actFor(tx, [sides.own]);
      await this.clocks.stop(tx, id);
      await tx.update(SharingRequest, { id }, { ...outcome, decidedAt: now(), version: request.version + 1 });
      const type = `alliance.sharing_${outcome.state.toLowerCase()}`;
      await this.sides.record(tx, viewer, sides, type, outcome.reason ? { reason: outcome.reason } : {});
      return tx.findOneByOrFail(SharingRequest, { id });
    });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such request.', field: ['id'] });
