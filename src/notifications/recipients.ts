import { Injectable } from '@nestjs/common';
import { AccountsQueries } from '../accounts/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import type { Audience } from './notice.js';
import { NOTICES } from './notices.js';
import type { Notice } from './notice.js';
import { Parties, type Concerned } from './parties.js';

/** One person who is told of an event, and as whom. */
export interface Recipient {
  readonly userId: string;
  readonly notice: Notice;
  /** The business that she is told for; null for an admin of the network. */
  readonly businessId: string | null;
  readonly concerned: Concerned;
}

/** Says who is told of an event: each person once, and never the one who did it. */
@Injectable()
export class Recipients {
  constructor(
    private readonly parties: Parties,
    private readonly accounts: AccountsQueries,
  ) {}

  async of(tx: Tx, event: Event): Promise<Recipient[]> {
    const concerned = await this.parties.of(tx, event);
    if (!concerned) return [];
    const told = new Map<string, Recipient>();
    for (const notice of NOTICES[event.type] ?? []) {
      for (const { userId, businessId } of await this.audience(tx, notice.to, concerned, event)) {
        if (userId === event.actorId || told.has(userId)) continue;
        told.set(userId, { userId, businessId, notice, concerned });
      }
    }
    return [...told.values()];
  }

  private async audience(
    tx: Tx,
    audience: Audience,
    { sides }: Concerned,
    event: Event,
  ): Promise<{ userId: string; businessId: string | null }[]> {
    if (audience === 'admins') {
      const ids = await this.accounts.adminsOutside(tx, [...sides.values()]);
      return ids.map((userId) => ({ userId, businessId: null }));
    }
    const people: { userId: string; businessId: string }[] = [];
    for (const [side, businessId] of sides) {
      const isMeant = audience === 'both' || audience === side || (audience === 'other' && businessId !== event.businessId);
      if (!isMeant) continue;
      const members = await this.accounts.membersOf(tx, businessId, ['OWNER', 'MANAGER']);
      people.push(...members.map(({ userId }) => ({ userId, businessId })));
    }
    return people;
  }
}
