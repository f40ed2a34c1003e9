import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientsModule } from '../clients/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { ConsentAnswers } from './consent-answers.js';
import { ConsentClocks } from './consent-clocks.js';
import { ConsentLetters } from './consent-letters.js';
import { ConsentMoves } from './consent-moves.js';
import { ConsentPagesController } from './consent-pages.controller.js';
import { ConsentPurposes } from './consent-purposes.js';
import { AnswerSteps } from './consent-steps.js';
import { ConsentViews } from './consent-views.js';
import { Consent, ConsentOwner } from './consent.entity.js';
import { Consents } from './consents.js';
import { ConsentsQueries, DisclosuresQueries } from './consents.queries.js';
import { ContactConsentsResolver } from './contact-consents.resolver.js';
import { Disclosure } from './disclosure.entity.js';
import { Disclosures } from './disclosures.js';
import { FrequencyCap } from './frequency-cap.js';
import { GivenConsents } from './given-consents.js';
import { Suppression } from './suppression.entity.js';
import { Suppressions } from './suppressions.js';

refusesAs('consent_one_live', {
  code: 'ALREADY_ASKED',
  message: 'This person was asked about this already.',
  field: ['input', 'contactId'],
});

/** Questions to people at clients, their answers by link, and what is disclosed with a yes. */
@Module({
  imports: [TypeOrmModule.forFeature([Consent, ConsentOwner, Disclosure, Suppression]), ClientsModule, NetworkModule],
  controllers: [ConsentPagesController],
  providers: [
    ContactConsentsResolver,
    Consents,
    ConsentPurposes,
    ConsentsQueries,
    DisclosuresQueries,
    ConsentMoves,
    ConsentAnswers,
    AnswerSteps,
    ConsentClocks,
    ConsentLetters,
    ConsentViews,
    Disclosures,
    Suppressions,
    GivenConsents,
    FrequencyCap,
  ],
  exports: [
    ConsentAnswers,
    Consents,
    ConsentPurposes,
    ConsentsQueries,
    DisclosuresQueries,
    FrequencyCap,
    GivenConsents,
    Suppressions,
  ],
})
export class ConsentsModule {}
