import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { AllianceChecks } from './alliance-checks.js';
import { AllianceChecksResolver } from './alliance-checks.resolver.js';
import { AllianceClocks } from './alliance-clocks.js';
import { AllianceDuties } from './alliance-duties.js';
import { AllianceFieldsResolver, AllianceHistoryResolver } from './alliance-fields.resolver.js';
import { AllianceGates } from './alliance-gates.js';
import { AllianceJudgementResolver } from './alliance-judgement.resolver.js';
import { Agreement, AgreementAcceptance, Alliance, PilotReview } from './alliance.entity.js';
import { GatesResolver } from './gates.resolver.js';
import { GatesService } from './gates.service.js';
import { GateWaiver, OneToOne, PilotTask, VettingAnswer } from './getting-to-know.entity.js';
import { AlliancesQueries } from './alliances.queries.js';
import { AlliancesReactions } from './alliances.reactions.js';
import { AlliancesResolver } from './alliances.resolver.js';
import { AlliancesService } from './alliances.service.js';
import { AgreementAcceptancesResolver, AgreementsResolver, PilotReviewsResolver } from './trust.resolver.js';
import { TrustService } from './trust.service.js';

refusesAs('alliance_pilot_dates', {
  code: 'INVALID',
  message: 'The pilot ends after it begins.',
  field: ['input', 'endsOn'],
});
refusesAs('alliance_one_live_per_pair', {
  code: 'PAIR_TAKEN',
  message: 'The two businesses have a live alliance already.',
  field: ['input', 'partnerId'],
});

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...[Alliance, Agreement, AgreementAcceptance, PilotReview],
      ...[VettingAnswer, OneToOne, GateWaiver, PilotTask],
    ]),
    AccountsModule,
    BusinessesModule,
    NetworkModule,
  ],
  providers: [
    AlliancesResolver,
    AllianceJudgementResolver,
    AllianceFieldsResolver,
    AllianceHistoryResolver,
    AgreementsResolver,
    AgreementAcceptancesResolver,
    PilotReviewsResolver,
    AlliancesService,
    TrustService,
    AlliancesQueries,
    AlliancesReactions,
    AllianceClocks,
    AllianceGates,
    AllianceChecks,
    AllianceDuties,
    AllianceChecksResolver,
    GatesResolver,
    GatesService,
  ],
  exports: [AlliancesQueries, AllianceDuties, GatesService],
})
export class AlliancesModule {}
