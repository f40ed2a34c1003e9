import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { ConsentsModule } from '../consents/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { AwaitedFirm } from './awaited-firm.entity.js';
import { AwaitedFirms } from './awaited-firms.js';
import { NominationAnswers } from './nomination-answers.js';
import { NominationClocks } from './nomination-clocks.js';
import { NominationLetters } from './nomination-letters.js';
import { NominationMoves } from './nomination-moves.js';
import { NominationPagesController } from './nomination-pages.controller.js';
import { Nomination, NominationOwner, NominationSuppression } from './nomination.entity.js';
import { NominationsQueries } from './nominations.queries.js';
import { NominationsResolver, NominationTiesResolver } from './nominations.resolver.js';
import { NominationsService } from './nominations.service.js';
import { Nominees } from './nominees.js';
import { Recommendations } from './recommendations.js';
import { SurveyAnswers } from './survey-answers.js';
import { SurveyClocks } from './survey-clocks.js';
import { SurveyLetters } from './survey-letters.js';
import { SurveyMoves } from './survey-moves.js';
import { SurveyPagesController } from './survey-pages.controller.js';
import { SurveySubjects } from './survey-subjects.js';
import { SurveyViews } from './survey-views.js';
import { Recommendation, SupplierAnswer, SupplierSurvey, SupplierSurveyOwner } from './survey.entity.js';
import { SurveysQueries } from './surveys.queries.js';
import {
  BusinessRecommendersResolver,
  ContactSurveysResolver,
  SupplierAnswersResolver,
  SurveysResolver,
} from './surveys.resolver.js';
import { SurveysService } from './surveys.service.js';

refusesAs('nomination_one_live', {
  code: 'ALREADY_NOMINATED',
  message: 'Your firm has nominated this address already, and waits for an answer.',
  field: ['input', 'email'],
});

/** Brings firms to the network that its members trust, or that their clients respect. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...[Nomination, NominationOwner, NominationSuppression, AwaitedFirm],
      ...[SupplierSurvey, SupplierSurveyOwner, SupplierAnswer, Recommendation],
    ]),
    AccountsModule,
    BusinessesModule,
    ClientsModule,
    ConsentsModule,
    NetworkModule,
  ],
  controllers: [NominationPagesController, SurveyPagesController],
  providers: [
    ...[NominationsResolver, NominationTiesResolver, NominationsService, NominationsQueries, NominationAnswers],
    ...[NominationMoves, NominationClocks, NominationLetters, Nominees, Recommendations, AwaitedFirms],
    ...[SurveysResolver, SupplierAnswersResolver, ContactSurveysResolver, BusinessRecommendersResolver],
    ...[SurveysService, SurveysQueries, SurveyAnswers, SurveyMoves, SurveyViews, SurveyClocks, SurveyLetters, SurveySubjects],
  ],
  exports: [NominationsService, SurveySubjects],
})
export class NominationsModule {}
