import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { IntroductionsModule } from '../introductions/index.js';
import { OutcomesModule } from '../outcomes/index.js';
import { AuditCsvController } from './audit-csv.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditEntriesResolver, AuditResolver } from './audit.resolver.js';

/** The event log as the network's admins read it. */
@Module({
  imports: [AccountsModule, BusinessesModule, AlliancesModule, IntroductionsModule, OutcomesModule],
  controllers: [AuditCsvController],
  providers: [AuditResolver, AuditEntriesResolver, AuditQueries],
})
export class AuditModule {}
