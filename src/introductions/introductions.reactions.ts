import { Injectable } from '@nestjs/common';
import { Consents } from '../consents/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { IntroductionMoves } from './introduction-moves.js';
import { OPEN_STAGES, RUNNING_STAGES, type IntroductionStage } from './introduction.lifecycle.js';
import type { IntroductionReason } from './introduction.rules.js';

const BEFORE_INTRODUCED = ['DRAFT', ...OPEN_STAGES] as const satisfies IntroductionStage[];

/** What introductions do when something happens to their alliance or to one of their businesses. */
@Injectable()
export class IntroductionsReactions {
  constructor(
    private readonly moves: IntroductionMoves,
    private readonly clocks: IntroductionClocks,
    private readonly consents: Consents,
  ) {}

  /**
   * Clocks stand still while the alliance is held and run on afterwards. Looks at the alliance's present stage, so
   * it does not matter in which order events arrive, or how often. The client's own clock runs on: her link says until when.
   */
  @OnEvent('alliance.paused', 'alliance.suspended', 'alliance.resumed', 'alliance.reinstated')
  async alignClocks(tx: Tx, { subjectId: allianceId }: Event): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(
      `/* introductions.waitingInAlliance */
       SELECT id FROM introduction WHERE alliance_id = $1 AND stage = ANY ($2) ORDER BY id FOR NO KEY UPDATE`,
      [allianceId, [...OPEN_STAGES, ...RUNNING_STAGES]],
    );
    await this.clocks.align(
      tx,
      allianceId,
      rows.map(({ id }) => id),
    );
  }

  /** What is open may finish; what was never offered has nowhere to go. */
  @OnEvent('alliance.ended')
  async withdrawDrafts(tx: Tx, event: Event): Promise<void> {
    const drafts = await tx.query<{ id: string }[]>(
      `/* introductions.draftsOfAlliance */ SELECT id FROM introduction WHERE alliance_id = $1 AND stage = 'DRAFT' ORDER BY id`,
      [event.subjectId],
    );
    for (const { id } of drafts) await this.withdraw(tx, id, 'ALLIANCE_ENDED');
    await this.alignClocks(tx, event);
  }

  /** Nobody is asked for, or introduced to, a business that has left. What the client said yes to goes on. */
  @OnEvent('business.closed')
  async withdrawAll(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(
      `/* introductions.openOfBusiness */
       SELECT id FROM introduction WHERE (introducer_id = $1 OR beneficiary_id = $1) AND stage = ANY ($2) ORDER BY id`,
      [businessId, BEFORE_INTRODUCED],
    );
    for (const { id } of rows) await this.withdraw(tx, id, 'BUSINESS_CLOSED');
  }

  private async withdraw(tx: Tx, id: string, reason: IntroductionReason): Promise<void> {
    const withdrawn = await this.moves.byItself(tx, id, 'withdraw', () => ({ change: { reason }, payload: { reason } }));
    if (withdrawn) await this.consents.withdraw(tx, id);
  }
}
