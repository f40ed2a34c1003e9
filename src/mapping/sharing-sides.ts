import { Injectable } from '@nestjs/common';
import { AlliancesQueries, canView, partiesOf, sideOf, type Alliance } from '../alliances/index.js';
import { booksOf } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { manages, worksFor, type Viewer } from '../kernel/viewer.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';

/** The viewer's side of an alliance. */
export interface Sides {
  readonly alliance: Alliance;
  readonly own: string;
  readonly other: string;
}

/** Whose book is looked at or opened: what everything between two books begins with. */
@Injectable()
export class SharingSides {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly events: EventLog,
  ) {}

  /**
   * For reading. NOT_FOUND for whoever may not see the alliance, FORBIDDEN for admins, for members of both, and for keys that
   * may not read the book. In which stage it is, is not asked here: the database shows nothing but in ACTIVE ones.
   */
  async look(viewer: Viewer, id: string): Promise<Sides> {
    const alliance = await this.alliances.findVisible(viewer, id);
    return this.sidesOf(viewer, alliance);
  }

  /** For changes: the alliance is locked, ACTIVE, and the transaction acts for the viewer's side. */
  async begin(tx: Tx, viewer: Viewer, id: string, { binds }: { binds: boolean }): Promise<Sides> {
    const alliance = await this.alliances.lock(tx, id);
    const sides = this.sidesOf(viewer, alliance && canView(viewer, alliance) ? alliance : null);
    if (!(binds ? manages : worksFor)(viewer, sides.own)) {
      const message = binds ? 'Owners and managers decide what is shared.' : 'You may look, and change nothing.';
      throw new DomainError({ code: 'FORBIDDEN', message });
    }
    if (sides.alliance.stage !== 'ACTIVE') {
      throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Nothing is shared but in an active alliance.' });
    }
    await actFor(tx, [sides.own]);
    return sides;
  }

  /** In the history of the alliance, which both sides read: no word of what is in a book. */
  record(tx: Tx, viewer: Viewer, { alliance, own }: Sides, type: string, payload: Record<string, unknown> = {}): Promise<void> {
    return this.events.record(tx, {
      type,
      subjectId: alliance.id,
      actorId: viewer.userId,
      businessId: own,
      audience: partiesOf(alliance),
      payload,
    });
  }

  /** The same where nobody acted: a clock did. */
  async recordOf(tx: Tx, allianceId: string, type: string, payload: Record<string, unknown>): Promise<void> {
    const alliance = await this.alliances.find(tx, allianceId);
    if (alliance) await this.events.record(tx, { type, subjectId: allianceId, audience: partiesOf(alliance), payload });
  }

  private sidesOf(viewer: Viewer, alliance: Alliance | null): Sides {
    if (!alliance) throw new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['allianceId'] });
    const own = sideOf(viewer, alliance);
    if (own === null || !booksOf(viewer).includes(own)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Only people who act for one of the two businesses may do this.' });
    }
    return { alliance, own, other: own === alliance.proposerId ? alliance.partnerId : alliance.proposerId };
  }
}
