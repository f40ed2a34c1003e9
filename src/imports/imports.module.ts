import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { BookImport } from './book-import.entity.js';
import { ImportChecks } from './import-checks.js';
import { ImportMoves } from './import-moves.js';
import { ImportRow } from './import-row.entity.js';
import { ImportRuns } from './import-runs.js';
import { ImportUploads } from './import-uploads.js';
import { Staging } from './staging.js';
import { UploadKeys } from './upload-keys.js';
import { UploadController } from './upload.controller.js';
import { ClientHistoryResolver } from './client-history.resolver.js';
import { ImportMending } from './import-mending.js';
import { ImportPurge } from './import-purge.js';
import { ImportUndo } from './import-undo.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsResolver } from './imports.resolver.js';
import { ImportsService } from './imports.service.js';

/** Files on their way into a book: taken in, checked, mended, run, undone. */
@Module({
  imports: [TypeOrmModule.forFeature([BookImport, ImportRow]), AccountsModule, BusinessesModule, ClientsModule],
  controllers: [UploadController],
  providers: [
    ImportUploads,
    UploadKeys,
    ImportChecks,
    ImportRuns,
    ImportMoves,
    ImportMending,
    ImportUndo,
    ImportPurge,
    ImportsQueries,
    ImportsResolver,
    ClientHistoryResolver,
    ImportsService,
    Staging,
  ],
})
export class ImportsModule {}
