import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DirectLine } from '../platform/database/direct-line.js';
import type { Tx } from '../platform/database/unit-of-work.js';

/** One sender's line to what it has handed over. */
export interface HandOver {
  /** The last byte of her mail is with the mail server. Says so before anything else can happen, and without waiting. */
  handed(invitationId: string): void;
  /** The server refused it after all, or was lost before it answered: it is sent again. */
  takenBack(invitationId: string): void;
  close(): Promise<void>;
}

/**
 * Which mails a mail server has, though nobody noted yet that they are sent. SMTP cannot be asked afterwards: a process
 * that is killed between the end of a mail and the commit that notes it would send that mail a second time.
 *
 * So the end of each mail is told to PostgreSQL in the same moment, over a line that waits for nothing. Only a kill
 * between these two system calls sends a mail twice, under one Message-ID. A server that refuses a mail which it was
 * given whole, in the very moment in which we are killed, has it counted as sent: that is the price.
 */
@Injectable()
export class HandOvers {
  constructor(private readonly dataSource: DataSource) {}

  async open(): Promise<HandOver> {
    const line = await DirectLine.open(this.dataSource);
    return {
      handed: (id) => line.say('handed', 'INSERT INTO invitation_handed VALUES ($1) ON CONFLICT DO NOTHING', [id]),
      takenBack: (id) => line.say('taken_back', 'DELETE FROM invitation_handed WHERE invitation_id = $1', [id]),
      close: () => line.close(),
    };
  }

  /** Those of a campaign that are handed over and still queued; what is noted is forgotten. The transaction acts for the host. */
  async unnoted(tx: Tx, campaignId: string): Promise<string[]> {
    await tx.query(
      `/* handOvers.forget */
       DELETE FROM invitation_handed h USING invitation i
       WHERE i.id = h.invitation_id AND i.campaign_id = $1 AND i.stage <> 'QUEUED'`,
      [campaignId],
    );
    const rows = await tx.query<{ id: string }[]>(
      `/* handOvers.unnoted */
       SELECT i.id FROM invitation i JOIN invitation_handed h ON h.invitation_id = i.id
       WHERE i.campaign_id = $1 AND i.stage = 'QUEUED' ORDER BY i.id`,
      [campaignId],
    );
    return rows.map(({ id }) => id);
  }
}
