import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { BookWriting } from './book-writing.js';
import { ClientNeed } from './client-need.entity.js';
import { ClientNeedsQueries } from './client-needs.queries.js';
import { ClientNeedsResolver } from './client-needs.resolver.js';
import { ClientNeedsService } from './client-needs.service.js';
import { Client } from './client.entity.js';
import { ClientKey } from './client-key.entity.js';
import { ClientReferences } from './client-references.js';
import { Segments } from './segments.js';
import { ClientNote } from './client-note.entity.js';
import { ClientExtrasResolver } from './client-extras.resolver.js';
import { ClientTotalsResolver } from './client-totals.resolver.js';
import { ClientMergeService } from './client-merge.service.js';
import { ClientNotesService } from './client-notes.service.js';
import { ClientsCsvController } from './clients-csv.controller.js';
import { SegmentsQueries } from './segments.queries.js';
import { SegmentsResolver } from './segments.resolver.js';
import { SegmentsService } from './segments.service.js';
import { Clients } from './clients.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsResolver } from './clients.resolver.js';
import { ClientsService } from './clients.service.js';
import { CompanyKeys } from './company-keys.js';
import { ContactErasure } from './contact-erasure.js';
import { Contact } from './contact.entity.js';
import { ContactsResolver } from './contacts.resolver.js';
import { ContactsService } from './contacts.service.js';
import { Segment } from './segment.entity.js';
import { SegmentMember } from './segment-member.entity.js';

/** The private books: each business’s own clients and the people there. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Client, ClientKey, ClientNeed, ClientNote, Contact, Segment, SegmentMember]),
    BusinessesModule,
    AccountsModule,
  ],
  controllers: [ClientsCsvController],
  providers: [
    ClientsResolver,
    ClientTotalsResolver,
    ClientExtrasResolver,
    ClientMergeService,
    ClientNotesService,
    SegmentsResolver,
    SegmentsService,
    SegmentsQueries,
    ContactsResolver,
    ClientsService,
    ContactsService,
    ContactErasure,
    CompanyKeys,
    ClientReferences,
    Segments,
    ClientsQueries,
    Clients,
    ClientNeedsResolver,
    ClientNeedsService,
    ClientNeedsQueries,
    BookWriting,
  ],
  exports: [ContactErasure, ClientsQueries, Clients, BookWriting, ClientsService, CompanyKeys, ClientReferences, Segments],
})
export class ClientsModule {}
