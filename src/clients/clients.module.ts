import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/index.js';
import { BookWriting } from './book-writing.js';
import { ClientNeed } from './client-need.entity.js';
import { ClientNeedsQueries } from './client-needs.queries.js';
import { ClientNeedsResolver } from './client-needs.resolver.js';
import { ClientNeedsService } from './client-needs.service.js';
import { Client } from './client.entity.js';
import { Clients } from './clients.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsResolver } from './clients.resolver.js';
import { ClientsService } from './clients.service.js';
import { ContactErasure } from './contact-erasure.js';
import { Contact } from './contact.entity.js';
import { ContactsResolver } from './contacts.resolver.js';
import { ContactsService } from './contacts.service.js';

/** The private books: each business’s own clients and the people there. */
@Module({
  imports: [TypeOrmModule.forFeature([Client, ClientNeed, Contact]), BusinessesModule],
  providers: [
    ClientsResolver,
    ContactsResolver,
    ClientsService,
    ContactsService,
    ContactErasure,
    ClientsQueries,
    Clients,
    ClientNeedsResolver,
    ClientNeedsService,
    ClientNeedsQueries,
    BookWriting,
  ],
  exports: [ClientsQueries, Clients, BookWriting],
})
export class ClientsModule {}
