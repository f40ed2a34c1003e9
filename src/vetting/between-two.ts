import { Injectable } from '@nestjs/common';
import { AlliancesQueries, canView, partiesOf, sideOf, type Alliance } from '../alliances/index.js';
import { Discretion } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Passage } from '../kernel/giveaways.js';
import { manages, worksFor, type Viewer } from '../kernel/viewer.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { AllianceStage } from './stages.js';

/** One of the two sides at work on the alliance between them. */
export interface AtWork {
  readonly alliance: Alliance;
  readonly businessId: string;
  readonly isProposer: boolean;
}

/** What everything that one side does towards the other begins and ends with. */
@Injectable()
export class BetweenTwo {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly discretion: Discretion,
    private readonly events: EventLog,
  ) {}

  /**
   * The alliance, locked until the transaction ends, and the side that the viewer works for. NOT_FOUND for whoever may
   * not see it, FORBIDDEN for admins, for members of both, and for roles that do not reach.
   */
  async begin(tx: Tx, viewer: Viewer, id: string, what: { stages: readonly AllianceStage[]; binds?: boolean }): Promise<AtWork> {
    const alliance = await this.alliances.lock(tx, id);
    if (!alliance || !canView(viewer, alliance)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['allianceId'] });
    }
    const businessId = sideOf(viewer, alliance);
    if (businessId === null || !(what.binds ? manages : worksFor)(viewer, businessId)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Only people who act for one of the two businesses may do this.' });
    }
    if (!what.stages.includes(alliance.stage)) {
      throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'This is not possible in the present stage of the alliance.' });
    }
    return { alliance, businessId, isProposer: businessId === alliance.proposerId };
  }

  /** Refuses texts that name a client or a contact in the writer's own book: the partner would read them. */
  assertNamesNobody(tx: Tx, businessId: string, passages: readonly Passage[]): Promise<void> {
    return this.discretion.assert(tx, businessId, passages);
  }

  /** In the history of the alliance. */
  record(
    tx: Tx,
    viewer: Viewer,
    { alliance, businessId }: AtWork,
    type: string,
    payload: Record<string, unknown> = {},
  ): Promise<void> {
    return this.events.record(tx, {
      type,
      subjectId: alliance.id,
      actorId: viewer.userId,
      businessId,
      audience: partiesOf(alliance),
      payload,
    });
  }
}
