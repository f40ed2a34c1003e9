import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllianceHealthResolver } from './alliance-health.resolver.js';
import { AccountsModule } from '../accounts/index.js';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { ConsentsModule } from '../consents/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { IntroduceesResolver } from './introducees.resolver.js';
import { IntroductionActionsResolver } from './introduction-actions.resolver.js';
import { IntroductionBeginningsResolver } from './introduction-beginnings.resolver.js';
import { IntroductionBeginningsService } from './introduction-beginnings.service.js';
import { IntroductionClients } from './introduction-clients.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { IntroductionConsents } from './introduction-consents.js';
import { IntroductionExpiries } from './introduction-expiries.js';
import { IntroductionFieldsResolver, IntroductionHistoryResolver } from './introduction-fields.resolver.js';
import { IntroductionLetters } from './introduction-letters.js';
import { IntroductionMoves } from './introduction-moves.js';
import { IntroductionOpenings } from './introduction-openings.js';
import { IntroductionOrigins } from './introduction-origins.js';
import { IntroductionPages } from './introduction-pages.js';
import { IntroductionStepsResolver } from './introduction-steps.resolver.js';
import { Introduction } from './introduction.entity.js';
import {
  AllianceIntroductionsResolver,
  BusinessIntroductionsResolver,
  IntroductionTotalsResolver,
} from './introductions-from-below.resolver.js';
import { IntroductionsQueries } from './introductions.queries.js';
import { IntroductionsReactions } from './introductions.reactions.js';
import { IntroductionsResolver } from './introductions.resolver.js';
import { IntroductionsService } from './introductions.service.js';

refusesAs('introduction_supersedes_key', {
  code: 'ALREADY_REROUTED',
  message: 'It went to another ally already.',
  field: ['id'],
});

/** Who introduces whom to whom, from the offer to what comes of it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Introduction]),
    AccountsModule,
    NetworkModule,
    BusinessesModule,
    AlliancesModule,
    ClientsModule,
    ConsentsModule,
  ],
  providers: [
    AllianceHealthResolver,
    IntroductionClients,
    IntroductionsResolver,
    IntroductionBeginningsResolver,
    IntroductionStepsResolver,
    IntroductionFieldsResolver,
    IntroductionHistoryResolver,
    IntroductionActionsResolver,
    IntroduceesResolver,
    AllianceIntroductionsResolver,
    BusinessIntroductionsResolver,
    IntroductionTotalsResolver,
    IntroductionsService,
    IntroductionBeginningsService,
    IntroductionOpenings,
    IntroductionOrigins,
    IntroductionMoves,
    IntroductionClocks,
    IntroductionExpiries,
    IntroductionConsents,
    IntroductionLetters,
    IntroductionsReactions,
    IntroductionsQueries,
    IntroductionPages,
  ],
  exports: [IntroductionsService, IntroductionsQueries, IntroductionOrigins],
})
export class IntroductionsModule {}
