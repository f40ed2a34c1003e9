import { Injectable } from '@nestjs/common';
import { Alliance } from '../alliances/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import type { Side } from './notice.js';

/** The businesses that an event is about, by the side they are on, and the thing whose page shows it. */
export interface Concerned {
  readonly sides: ReadonlyMap<Side, string>;
  readonly shownAt: string;
}

/** Finds whom an event concerns. */
@Injectable()
export class Parties {
  /** Null where the thing is not there any more, or nobody but its maker may know of it. */
  async of(tx: Tx, { type, subjectId }: Event): Promise<Concerned | null> {
    const [noun] = type.split('.');
    if (noun === 'business') return { sides: new Map([['business', subjectId]]), shownAt: subjectId };
    if (noun === 'alliance') return this.ofAlliance(tx, subjectId);
    throw new Error(`Nobody knows whom ${type} concerns.`);
  }

  private async ofAlliance(tx: Tx, id: string): Promise<Concerned | null> {
    const alliance = await tx.findOneBy(Alliance, { id });
    if (!alliance) return null;
    const { proposerId, partnerId } = alliance;
    return {
      sides: new Map([
        ['proposer', proposerId],
        ['partner', partnerId],
      ]),
      shownAt: id,
    };
  }
}
