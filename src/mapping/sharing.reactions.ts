import { Injectable } from '@nestjs/common';
import { AlliancesQueries } from '../alliances/index.js';
import { now } from '../kernel/time.js';
import { Clocks } from '../platform/clocks/clocks.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';

/** What open requests to share more do when something happens to their alliance. */
@Injectable()
export class SharingReactions {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Nobody can answer while the alliance is held, so the time for the answer stands still; where it has ended nobody waits
   * any more. Looks at the alliance's present stage: it does not matter in which order events arrive, or how often.
   */
  @OnEvent('alliance.paused', 'alliance.suspended', 'alliance.resumed', 'alliance.reinstated', 'alliance.ended')
  async align(tx: Tx, { subjectId: allianceId }: Event): Promise<void> {
    const alliance = await this.alliances.lock(tx, allianceId);
    const open = await tx.query<{ id: string }[]>(
      `/* mapping.openRequests */ SELECT id FROM sharing_request WHERE alliance_id = $1 AND state = 'OPEN' ORDER BY id FOR NO KEY UPDATE`,
      [allianceId],
    );
    for (const { id } of open) {
      if (alliance?.stage === 'ACTIVE') await this.clocks.resume(tx, id);
      else if (alliance?.stage === 'ENDED') await this.close(tx, id);
      else await this.clocks.pause(tx, id);
    }
  }

  private async close(tx: Tx, id: string): Promise<void> {
    await this.clocks.stop(tx, id);
    await tx.query(
      `/* mapping.closeRequest */ UPDATE sharing_request SET state = 'WITHDRAWN', decided_at = $2, version = version + 1 WHERE id = $1`,
      [id, now()],
    );
  }
}
