import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { BetweenTwo } from './between-two.js';
import { CalendarController } from './calendar.controller.js';
import { NoteDisclosure } from './note-disclosure.entity.js';
import { NoteDisclosureFieldsResolver, NoteDisclosuresResolver, NoteReadingsResolver } from './note-disclosures.resolver.js';
import { NoteDisclosuresQueries } from './note-disclosures.queries.js';
import { NoteDisclosuresService } from './note-disclosures.service.js';
import { OneToOneNote } from './one-to-one-note.entity.js';
import { OneToOnesQueries } from './one-to-ones.queries.js';
import { AllianceOneToOnesResolver, OneToOnesResolver } from './one-to-ones.resolver.js';
import { OneToOnesService } from './one-to-ones.service.js';
import { ReferenceAnswers } from './reference-answers.js';
import { ReferenceLetters } from './reference-letters.js';
import { ReferencePagesController } from './reference-pages.controller.js';
import { ReferenceSteps } from './reference-steps.js';
import { ReferenceViews } from './reference-views.js';
import { ReferenceRefusal, VettingReferee, VettingReference } from './reference.entity.js';
import { AnswerReferencesResolver, ReferenceFieldsResolver, ReferencesQueries } from './references.resolver.js';
import { ReferencesService } from './references.service.js';
import { PilotTasksService } from './pilot-tasks.service.js';
import { PilotTasksResolver, VettingAnswersResolver, VettingResolver } from './vetting.resolver.js';
import { VettingService } from './vetting.service.js';

/** What two businesses show each other before they lend their names. */
@Module({
  imports: [
    TypeOrmModule.forFeature([OneToOneNote, NoteDisclosure, VettingReference, VettingReferee, ReferenceRefusal]),
    AccountsModule,
    AlliancesModule,
    BusinessesModule,
    ClientsModule,
  ],
  controllers: [CalendarController, ReferencePagesController],
  providers: [
    BetweenTwo,
    VettingService,
    VettingResolver,
    VettingAnswersResolver,
    OneToOnesService,
    OneToOnesQueries,
    OneToOnesResolver,
    AllianceOneToOnesResolver,
    NoteDisclosuresService,
    NoteDisclosuresQueries,
    NoteDisclosuresResolver,
    NoteDisclosureFieldsResolver,
    NoteReadingsResolver,
    PilotTasksService,
    PilotTasksResolver,
    ReferencesService,
    ReferencesQueries,
    ReferenceSteps,
    ReferenceAnswers,
    ReferenceViews,
    ReferenceLetters,
    AnswerReferencesResolver,
    ReferenceFieldsResolver,
  ],
  exports: [VettingService, ReferencesService, OneToOnesService, PilotTasksService],
})
export class VettingModule {}
