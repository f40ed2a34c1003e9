import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { VettingAnswer, type Alliance, type Dimension } from '../alliances/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { BetweenTwo } from './between-two.js';
import { VETTED_IN } from './stages.js';
import { openQuestion, stateOf, violationsOfClaim, type Claim } from './vetting.rules.js';

/** What each side says of itself in four dimensions: claimed, asked about, clarified, evidenced. */
@Injectable()
export class VettingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly two: BetweenTwo,
    private readonly dataSource: DataSource,
  ) {}

  readonly answersOf = new Loader<string, VettingAnswer[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.findBy(VettingAnswer, { allianceId: Any([...allianceIds]) });
    const byAlliance = new Map<string, VettingAnswer[]>(allianceIds.map((id) => [id, []]));
    for (const row of rows) byAlliance.get(row.allianceId)?.push(row);
    return byAlliance;
  });

  /**
   * The answer of the viewer's own side, whole. It stays evidence only as long as there is evidence in it, and an open
   * question stays open until it is clarified.
   */
  answer(
    viewer: Viewer,
    allianceId: string,
    { dimension, ...claim }: Claim & { dimension: Dimension },
    expectedVersion: number | null,
  ): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const work = await this.two.begin(tx, viewer, allianceId, { stages: VETTED_IN, binds: true });
      const key = { allianceId, businessId: work.businessId, dimension };
      const before = await tx.findOneBy(VettingAnswer, key);
      assertVersion(before?.version ?? 0, expectedVersion);
      assertNone(violationsOfClaim(claim, now()));
      const texts = (['claim', 'clarification', 'evidence', 'evidenceLink', 'saidBy'] as const).map((field) => ({
        field: ['input', field],
        text: claim[field],
      }));
      await this.two.assertNamesNobody(tx, work.businessId, texts);
      const changed = {
        ...claim,
        state: stateOf(claim, before?.referenceVerdict ?? null),
        question: openQuestion(before, claim),
        writtenBy: viewer.userId,
        writtenAt: now(),
        version: (before?.version ?? 0) + 1,
      };
      if (before) await tx.update(VettingAnswer, key, changed);
      else await tx.insert(VettingAnswer, { ...key, ...changed });
      await this.two.record(tx, viewer, work, 'alliance.vetting_answered', { dimension, state: changed.state });
      return work.alliance;
    });
  }

  /** Asks the other side about its answer; until it is clarified, the dimension does not count as evidenced. */
  askToClarify(viewer: Viewer, allianceId: string, dimension: Dimension, question: string): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const work = await this.two.begin(tx, viewer, allianceId, { stages: VETTED_IN, binds: true });
      const { proposerId, partnerId } = work.alliance;
      const key = { allianceId, businessId: work.isProposer ? partnerId : proposerId, dimension };
      const answer = await tx.findOneBy(VettingAnswer, key);
      if (!answer) {
        throw new DomainError({
          code: 'NOT_YET',
          message: 'They have said nothing about this yet.',
          field: ['input', 'dimension'],
        });
      }
      if (answer.question !== null) {
        throw new DomainError({
          code: 'ALREADY_DONE',
          message: 'A question about this is open already.',
          field: ['input', 'dimension'],
        });
      }
      await this.two.assertNamesNobody(tx, work.businessId, [{ field: ['input', 'question'], text: question }]);
      await tx.update(VettingAnswer, key, { question, version: answer.version + 1 });
      await this.two.record(tx, viewer, work, 'alliance.clarification_asked', { dimension });
      return work.alliance;
    });
  }
}
