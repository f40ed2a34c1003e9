import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { NotificationLetters } from './notification-letters.js';
import { NotificationsReactions } from './notifications.reactions.js';
import { Parties } from './parties.js';
import { Recipients } from './recipients.js';

/** Tells people by mail what happened and what waits for them. */
@Module({
  imports: [AccountsModule],
  providers: [Parties, Recipients, NotificationsReactions, NotificationLetters],
})
export class NotificationsModule {}
