import { Module } from '@nestjs/common';
import { BusinessesModule } from '../businesses/index.js';
import { FirstSteps } from './first-steps.js';
import { NetworkAnswers } from './network-answers.js';
import { ReportStatements } from './report-statements.js';
import { ReportsQueries } from './reports.queries.js';
import { PartnerBalancesResolver, ReportsResolver, RingPartnersResolver, RingReachResolver } from './reports.resolver.js';

/** Figures and plots of one firm, computed from what happened; nothing is kept. */
@Module({
  imports: [BusinessesModule],
  providers: [
    ReportsResolver,
    PartnerBalancesResolver,
    RingPartnersResolver,
    RingReachResolver,
    ReportsQueries,
    FirstSteps,
    ReportStatements,
    NetworkAnswers,
  ],
})
export class ReportsModule {}
