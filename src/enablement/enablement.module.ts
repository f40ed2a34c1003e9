import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { CardsQueries } from './cards.queries.js';
import { BusinessCardResolver, CardFieldsResolver, CardReadersResolver } from './cards.resolver.js';
import { CardsService } from './cards.service.js';
import { CardReading, EnablementCard } from './enablement.entities.js';
import { SuggestionsQueries } from './suggestions.queries.js';
import { NeedSuggestionFieldsResolver, NeedSuggestionsResolver } from './suggestions.resolver.js';

/** What partners know of each other so that they think of each other at the right moment. */
@Module({
  imports: [TypeOrmModule.forFeature([EnablementCard, CardReading]), AlliancesModule, BusinessesModule, ClientsModule],
  providers: [
    BusinessCardResolver,
    CardFieldsResolver,
    CardReadersResolver,
    CardsQueries,
    CardsService,
    SuggestionsQueries,
    NeedSuggestionsResolver,
    NeedSuggestionFieldsResolver,
  ],
  exports: [CardsService],
})
export class EnablementModule {}
