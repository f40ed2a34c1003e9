import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/index.js';
import { DiscoveryDismissal, DiscoveryKey, DiscoveryProfile } from './discovery.entities.js';
import { DiscoveryProfiles } from './discovery-profiles.js';
import { DiscoveryStatements } from './discovery-statements.js';
import { DiscoveryQueries } from './discovery.queries.js';
import { DiscoveryResolver, MatchesResolver } from './discovery.resolver.js';
import { DiscoveryService } from './discovery.service.js';
import { SharedMarketsQueries } from './shared-markets.js';

/** Finds firms in a business next to one's own, and says why they fit. */
@Module({
  imports: [TypeOrmModule.forFeature([DiscoveryProfile, DiscoveryKey, DiscoveryDismissal]), BusinessesModule],
  providers: [
    DiscoveryResolver,
    MatchesResolver,
    DiscoveryQueries,
    DiscoveryStatements,
    DiscoveryProfiles,
    DiscoveryService,
    SharedMarketsQueries,
  ],
  exports: [DiscoveryQueries],
})
export class DiscoveryModule {}
