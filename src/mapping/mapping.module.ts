import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { ClientNames } from './client-names.js';
import { AllyOverlapsResolver, ClientAlliesFieldsResolver, ClientAlliesResolver, MapResolver } from './map.resolver.js';
import { Maps } from './maps.js';
import { OverlapQueries } from './overlap.queries.js';
import { OverlapTakes } from './overlap-takes.js';
import { SharingRequest, SharingRule } from './sharing.entities.js';
import { SharingRequestsService } from './sharing-requests.service.js';
import { AllianceSharingResolver, SharingResolver } from './sharing.resolver.js';
import { SharingReactions } from './sharing.reactions.js';
import { SharingService } from './sharing.service.js';
import { SharingSides } from './sharing-sides.js';

/** What two books have in common, and what each side shows of it. */
@Module({
  imports: [TypeOrmModule.forFeature([SharingRule, SharingRequest]), AlliancesModule, BusinessesModule, ClientsModule],
  providers: [
    SharingSides,
    SharingService,
    SharingRequestsService,
    SharingReactions,
    SharingResolver,
    AllianceSharingResolver,
    OverlapTakes,
    OverlapQueries,
    ClientNames,
    Maps,
    MapResolver,
    AllyOverlapsResolver,
    ClientAlliesResolver,
    ClientAlliesFieldsResolver,
  ],
  exports: [SharingService, SharingRequestsService, OverlapTakes],
})
export class MappingModule {}
