import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ClientsModule } from '../clients/index.js';
import { ConsentsModule } from '../consents/index.js';
import { IntroductionsModule } from '../introductions/index.js';
import { OutcomesModule } from '../outcomes/index.js';
import { DemoClients } from './demo-clients.js';
import { DemoResolver } from './demo.resolver.js';
import { DemoService } from './demo.service.js';
import { Friend } from './friend.js';
import { FriendReactions } from './friend.reactions.js';

/** What a demo network does while somebody looks around: one partner and the clients answer by themselves; and how it goes. */
@Module({
  imports: [AccountsModule, ClientsModule, ConsentsModule, IntroductionsModule, OutcomesModule],
  providers: [DemoClients, Friend, FriendReactions, DemoService, DemoResolver],
})
export class ShowroomModule {}
