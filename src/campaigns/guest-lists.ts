import { Injectable } from '@nestjs/common';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { Campaign } from './campaign.entity.js';
import { GuestTokens } from './guest-tokens.js';
import { Invitation, InvitationLink } from './invitation.entity.js';

/** A guest and her campaign; the transaction acts for the host from then on. */
export interface Found {
  readonly campaign: Campaign;
  readonly invitation: Invitation;
}

/** Finds guests by link or id. The campaign is always locked before its guests: places are counted under its lock. */
@Injectable()
export class GuestLists {
  constructor(private readonly tokens: GuestTokens) {}

  linkOf(tx: Tx, token: string): Promise<InvitationLink | null> {
    return tx.findOneBy(InvitationLink, { hash: this.tokens.hashOf(token) });
  }

  /** Null for a link that never was. */
  async byToken(tx: Tx, token: string, lock: 'LOCK' | 'LOOK'): Promise<Found | null> {
    const link = await this.linkOf(tx, token);
    return link && this.of(tx, link, lock);
  }

  async byId(tx: Tx, invitationId: string, lock: 'LOCK' | 'LOOK'): Promise<Found | null> {
    const link = await tx.findOneBy(InvitationLink, { invitationId });
    return link && this.of(tx, link, lock);
  }

  private async of(
    tx: Tx,
    { invitationId: id, campaignId, hostId }: InvitationLink,
    lock: 'LOCK' | 'LOOK',
  ): Promise<Found | null> {
    await actFor(tx, [hostId]);
    const campaign = lock === 'LOCK' ? await lockRow(tx, Campaign, campaignId) : await tx.findOneBy(Campaign, { id: campaignId });
    const invitation = lock === 'LOCK' ? await lockRow(tx, Invitation, id) : await tx.findOneBy(Invitation, { id });
    return campaign && invitation ? { campaign, invitation } : null;
  }
}
