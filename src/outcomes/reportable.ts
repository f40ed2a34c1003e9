import { Injectable } from '@nestjs/common';
import { AlliancesQueries } from '../alliances/index.js';
import { IntroductionsQueries, type Introduction } from '../introductions/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { NetworkService } from '../network/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';

/** What can be reported on. */
@Injectable()
export class Reportable {
  constructor(
    private readonly introductions: IntroductionsQueries,
    private readonly alliances: AlliancesQueries,
    private readonly network: NetworkService,
  ) {}

  /**
   * The introduction, locked until the transaction ends. Refused are one that is not there for the viewer
   * (NOT_FOUND), one in which nobody has been introduced yet or which is over (ILLEGAL_MOVE), and one whose
   * alliance ended longer ago than the network's wind-down time (TOO_LATE).
   */
  async lock(tx: Tx, viewer: Viewer, introductionId: string): Promise<Introduction> {
    const introduction = await this.introductions.lockFor(tx, viewer, introductionId);
    if (!['INTRODUCED', 'IN_CONTACT', 'MET'].includes(introduction.stage)) {
      throw new DomainError({
        code: 'ILLEGAL_MOVE',
        message: 'Something can be reported between the client’s yes and the first outcome that closes it.',
        field: ['input', 'introductionId'],
      });
    }
    const alliance = await this.alliances.find(tx, introduction.allianceId);
    const { windDownDays } = await this.network.policy(tx);
    if (alliance?.endedAt && later(alliance.endedAt, windDownDays * DAY) < now()) {
      throw new DomainError({ code: 'TOO_LATE', message: `The alliance ended more than ${windDownDays} days ago.` });
    }
    return introduction;
  }
}
