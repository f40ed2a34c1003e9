import { Injectable } from '@nestjs/common';
import type { Alliance } from '../alliances/index.js';
import { Segment } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { OverlapTakes } from './overlap-takes.js';
import { SharingRule } from './sharing.entities.js';
import { SHARED_FIELDS, type SharedField, type SharingLevel } from './sharing.rules.js';
import { SharingSides, type Sides } from './sharing-sides.js';

/** At most so many segments of a business take part in one alliance: each is one more question to the partner's book. */
export const MOST_SHARED = 12;

export interface RuleChange {
  readonly segmentId: string;
  readonly level: SharingLevel;
  readonly fields: readonly SharedField[];
}

/**
 * What a business gives an ally to see. Every read asks for the rule again, so a lower one hides with the commit; a
 * higher one shows what is counted already, and the rest as soon as it is.
 */
@Injectable()
export class SharingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sides: SharingSides,
    private readonly takes: OverlapTakes,
  ) {}

  /** The rule for one segment, whole. */
  setRule(viewer: Viewer, allianceId: string, change: RuleChange, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const sides = await this.sides.begin(tx, viewer, allianceId, { binds: true });
      await this.change(tx, viewer, sides, change, expectedVersion);
      return sides.alliance;
    });
  }

  /** The same inside somebody else's transaction, which acts for the giver and has the alliance locked. */
  async change(tx: Tx, viewer: Viewer, sides: Sides, change: RuleChange, expectedVersion: number | null = null): Promise<void> {
    const { own, alliance } = sides;
    const { segmentId, level } = change;
    const segment = await tx.findOneBy(Segment, { id: segmentId, businessId: own });
    if (!segment || segment.removedAt) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such segment.', field: ['input', 'segmentId'] });
    }
    const key = { allianceId: alliance.id, segmentId };
    const rules = await tx.findBy(SharingRule, { allianceId: alliance.id, businessId: own });
    const before = rules.find((rule) => rule.segmentId === segmentId);
    assertVersion(before?.version ?? 0, expectedVersion);
    const others = rules.filter((rule) => rule.level !== 'HIDDEN' && rule.segmentId !== segmentId).length;
    if (level !== 'HIDDEN' && others >= MOST_SHARED) {
      const message = `At most ${MOST_SHARED} segments are shared with one partner. Hide another one first.`;
      throw new DomainError({ code: 'INVALID', message, field: ['input', 'segmentId'] });
    }
    const fields = (Object.keys(SHARED_FIELDS) as SharedField[]).filter((field) => change.fields.includes(field));
    const values = { level, fields, changedAt: now(), changedBy: viewer.userId, version: (before?.version ?? 0) + 1 };
    if (before) await tx.update(SharingRule, key, values);
    else await tx.insert(SharingRule, { ...key, businessId: own, ...values });
    await this.sides.record(tx, viewer, sides, 'alliance.sharing_changed');
    await this.takes.order(tx, alliance.id);
  }

  /**
   * "Mine is not the company you have": the row is gone for both with the commit. Only for a client that is shown as
   * shared; `isNot` false takes one's own word back.
   */
  sayNotSame(viewer: Viewer, allianceId: string, clientId: string, isNot: boolean): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const sides = await this.sides.begin(tx, viewer, allianceId, { binds: false });
      const [row] = await tx.query<{ done: boolean }[]>(
        `/* mapping.notSame */ SELECT not_same_say($1, $2, $3, $4, $5, $6) AS done`,
        [allianceId, sides.own, clientId, isNot, viewer.userId, now()],
      );
      if (!row?.done) throw new DomainError({ code: 'NOT_FOUND', message: 'No such shared client.', field: ['clientId'] });
      await this.after(tx, viewer, sides);
      return sides.alliance;
    });
  }

  /** Answers a doubt that the viewer's side was asked about; a match only when both say it is the same. */
  answerDoubt(viewer: Viewer, allianceId: string, link: string, isSame: boolean): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const sides = await this.sides.begin(tx, viewer, allianceId, { binds: false });
      if (!/^\d{1,9}$/.test(link)) throw noQuestion();
      const [row] = await tx.query<{ done: boolean }[]>(`/* mapping.doubt */ SELECT doubtful_say($1, $2, $3, $4) AS done`, [
        allianceId,
        sides.own,
        link,
        isSame,
      ]);
      if (!row?.done) throw noQuestion();
      await this.after(tx, viewer, sides);
      return sides.alliance;
    });
  }

  private async after(tx: Tx, viewer: Viewer, sides: Sides): Promise<void> {
    await this.sides.record(tx, viewer, sides, 'alliance.match_answered');
    await this.takes.order(tx, sides.alliance.id);
  }
}

const noQuestion = () => new DomainError({ code: 'NOT_FOUND', message: 'No such question.', field: ['id'] });
