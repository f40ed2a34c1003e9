import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Letters } from '../platform/mail/letters.js';
import { NOTICED } from './notices.js';
import { Recipients } from './recipients.js';

/** Orders a letter for everybody who should know what happened. */
@Injectable()
export class NotificationsReactions {
  constructor(
    private readonly recipients: Recipients,
    private readonly letters: Letters,
  ) {}

  /** An event that is handed over again orders nothing again: the order's key is the event and the person. */
  @OnEvent(...NOTICED)
  async tell(tx: Tx, event: Event): Promise<void> {
    for (const { userId, notice } of await this.recipients.of(tx, event)) {
      const key = `${event.id} ${userId}`;
      await this.letters.queue(
        tx,
        { letter: 'notification', subjectId: event.id, to: userId },
        { key, after: notice.held?.for ?? 0 },
      );
    }
  }
}
