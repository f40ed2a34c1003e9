import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { IntroductionsModule } from '../introductions/index.js';
import { NominationsModule } from '../nominations/index.js';
import { MappingModule } from '../mapping/index.js';
import { OutcomesModule } from '../outcomes/index.js';
import { InboxMark } from './inbox-mark.entity.js';
import { InboxItemsResolver } from './inbox-items.resolver.js';
import { InboxNotices } from './inbox-notices.js';
import { InboxTasks } from './inbox-tasks.js';
import { InboxQueries } from './inbox.queries.js';
import { InboxResolver, InboxTotalsResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';

/** What waits for a firm and what happened to it, as each of its people has marked it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([InboxMark]),
    AccountsModule,
    BusinessesModule,
    AlliancesModule,
    IntroductionsModule,
    CampaignsModule,
    NominationsModule,
    MappingModule,
    OutcomesModule,
  ],
  providers: [InboxResolver, InboxTotalsResolver, InboxItemsResolver, InboxQueries, InboxService, InboxTasks, InboxNotices],
})
export class InboxModule {}
