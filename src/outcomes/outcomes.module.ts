import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { IntroductionsModule } from '../introductions/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { OutcomeClocks } from './outcome-clocks.js';
import {
  AllianceLedgerResolver,
  IntroductionOutcomesResolver,
  OutcomeFieldsResolver,
  OutcomeHistoryResolver,
  ReciprocityEntriesResolver,
} from './outcome-fields.resolver.js';
import { FeeEntry, Outcome, ReciprocityEntry } from './outcome.entity.js';
import { OutcomesQueries } from './outcomes.queries.js';
import { OutcomesResolver } from './outcomes.resolver.js';
import { Reportable } from './reportable.js';
import { OutcomesService } from './outcomes.service.js';

refusesAs('outcome_one_closing', {
  code: 'ALREADY_CLOSED',
  message: 'This introduction has an outcome that closes it. Confirm or dispute that one.',
  field: ['input', 'introductionId'],
});

@Module({
  imports: [
    TypeOrmModule.forFeature([Outcome, ReciprocityEntry, FeeEntry]),
    AlliancesModule,
    BusinessesModule,
    CampaignsModule,
    IntroductionsModule,
    NetworkModule,
  ],
  providers: [
    OutcomesResolver,
    OutcomeFieldsResolver,
    OutcomeHistoryResolver,
    IntroductionOutcomesResolver,
    AllianceLedgerResolver,
    ReciprocityEntriesResolver,
    OutcomesService,
    OutcomesQueries,
    OutcomeClocks,
    Reportable,
  ],
  exports: [OutcomesQueries, OutcomesService],
})
export class OutcomesModule {}
