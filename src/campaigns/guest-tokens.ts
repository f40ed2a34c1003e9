import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { slugOf } from './campaign.rules.js';

/**
 * The links of guests. A token (256 bits) follows from the installation's secret and the invitation's id: a mail that
 * is tried again carries the same link, and links can be exported again, though the database holds their hashes only.
 */
@Injectable()
export class GuestTokens {
  constructor(private readonly config: Config) {}

  of(invitationId: string): string {
    if (!this.config.secret) throw new Error('Links of guests need the secret of the installation.');
    return createHmac('sha256', this.config.secret).update(`invitation\n${invitationId}`).digest('base64url');
  }

  hashOf(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  invitationUrl(title: string, invitationId: string): string {
    return `${this.config.http.publicUrl}/i/${slugOf(title)}/${this.of(invitationId)}`;
  }

  /** What is stored, and no more invitations; one click by a mail program, too. */
  preferencesUrl(invitationId: string): string {
    return `${this.config.http.publicUrl}/u/${this.of(invitationId)}`;
  }
}
