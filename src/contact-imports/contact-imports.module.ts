import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { ClientsModule } from '../clients/index.js';
import { ContactImport } from './contact-import.entity.js';
import { ContactImportsController } from './contact-imports.controller.js';
import { ContactImportsResolver } from './contact-imports.resolver.js';
import { ContactImportsService } from './contact-imports.service.js';

/** People met at an event come into the book: from cards or a table, looked at before, and back out again. */
@Module({
  imports: [TypeOrmModule.forFeature([ContactImport]), AccountsModule, ClientsModule],
  controllers: [ContactImportsController],
  providers: [ContactImportsResolver, ContactImportsService],
})
export class ContactImportsModule {}
