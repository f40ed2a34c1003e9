import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClientReferences } from '../clients/index.js';
import { ConsentPurposes, FrequencyCap, type Consent, type ConsentDescription, type ConsentPurpose } from '../consents/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { CampaignAudiences } from './campaign-audiences.js';
import { CampaignClocks } from './campaign-clocks.js';
import { CampaignMoves } from './campaign-moves.js';
import { closeGuests } from './campaign-runs.service.js';
import { OPEN_STAGES } from './campaign.lifecycle.js';
import type { CampaignReason } from './campaign.rules.js';
import { Campaign } from './campaign.entity.js';
import { GuestLists } from './guest-lists.js';
import { describe } from './guest-words.js';

/** What campaigns do when something happens to their alliance or to one of their businesses. */
@Injectable()
export class CampaignsReactions {
  constructor(
    private readonly moves: CampaignMoves,
    private readonly clocks: CampaignClocks,
  ) {}

  /** Nothing goes out in the name of an alliance that is held, and its clocks stand still; the host goes on itself afterwards. */
  @OnEvent('alliance.paused', 'alliance.suspended', 'alliance.resumed', 'alliance.reinstated')
  async align(tx: Tx, { subjectId: allianceId }: Event): Promise<void> {
    const open = await this.open(tx, 'alliance_id = $1', allianceId);
    if (await this.clocks.isHeld(tx, allianceId)) {
      const reason = 'ALLIANCE_HELD' as const;
      for (const { id, kind } of open) {
        if (kind.endsWith('_FEATURE')) continue;
        await this.moves.byItself(tx, id, 'pause', () => ({ change: { reason, note: null }, payload: { reason } }));
      }
    }
    await this.clocks.align(
      tx,
      allianceId,
      open.map(({ id }) => id),
    );
  }

  @OnEvent('alliance.ended')
  async endAll(tx: Tx, { subjectId }: Event): Promise<void> {
    await this.end(tx, await this.open(tx, 'alliance_id = $1', subjectId), 'ALLIANCE_ENDED');
  }

  @OnEvent('business.closed')
  async endThose(tx: Tx, { subjectId }: Event): Promise<void> {
    await this.end(tx, await this.open(tx, '(host_id = $1 OR beneficiary_id = $1)', subjectId), 'BUSINESS_CLOSED');
  }

  /** What runs ends where it stands: who said yes, said it. What has not begun is called off. */
  private async end(tx: Tx, open: readonly { id: string }[], reason: CampaignReason): Promise<void> {
    for (const { id } of open) {
      const ended = await this.moves.byItself(tx, id, 'complete', () => ({ change: { reason }, payload: { reason } }));
      if (ended) await closeGuests(tx, ended);
      else {
        const called = await this.moves.byItself(tx, id, 'cancel', () => ({ change: { reason }, payload: { reason } }));
        if (called) await CampaignAudiences.cancelQueued(tx, called);
      }
    }
  }

  private open(tx: Tx, where: string, id: string): Promise<{ id: string; kind: string }[]> {
    return tx.query<{ id: string; kind: string }[]>(
      `/* campaigns.openOf */ SELECT id, kind FROM campaign WHERE ${where} AND stage = ANY ($2) ORDER BY id`,
      [id, OPEN_STAGES],
    );
  }
}

/** What consents and the book need to know of campaigns. */
@Injectable()
export class CampaignConsents implements ConsentPurpose, OnModuleInit {
  constructor(
    private readonly purposes: ConsentPurposes,
    private readonly references: ClientReferences,
    private readonly cap: FrequencyCap,
    private readonly lists: GuestLists,
  ) {}

  onModuleInit(): void {
    this.purposes.register('CAMPAIGN', this);
    this.cap.register(CampaignAudiences.lastLetter);
    this.references.register({
      used: async (tx, clientIds) => {
        const rows = await tx.query<{ id: string }[]>(
          '/* campaigns.ofClients */ SELECT DISTINCT client_id AS id FROM invitation WHERE client_id = ANY ($1)',
          [clientIds],
        );
        return rows.map(({ id }) => id);
      },
      move: async (tx, fromId, intoId) => {
        await tx.query('/* campaigns.moveClient */ UPDATE invitation SET client_id = $2 WHERE client_id = $1', [fromId, intoId]);
      },
    });
  }

  async describe(tx: Tx, { subjectId }: Consent): Promise<ConsentDescription> {
    const found = await this.lists.byId(tx, subjectId, 'LOOK');
    return describe(tx, found?.campaign ?? (await tx.findOneByOrFail(Campaign, { id: subjectId })));
  }

  /** Guests answer on their own page, where everything that follows is done. */
  async decided(): Promise<void> {
    return Promise.resolve();
  }

  async lock(tx: Tx, subjectId: string): Promise<void> {
    await this.lists.byId(tx, subjectId, 'LOCK');
  }
}
