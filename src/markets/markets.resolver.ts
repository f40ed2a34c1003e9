import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/graphql/access.js';
import { COUNTRIES } from './countries.js';
import { VocabularyType } from './markets.graph.js';
import { INDUSTRIES } from './vocabulary.js';

const vocabulary: VocabularyType = {
  industries: Object.entries(INDUSTRIES).map(([code, name]) => ({ code, name })),
  regions: [...COUNTRIES],
};

/** The vocabulary for forms; the rest of it is the schema's enums. */
@Resolver()
export class MarketsResolver {
  @Public()
  @Query(() => VocabularyType, { description: 'The words in which markets are described' })
  vocabulary(): VocabularyType {
    return vocabulary;
  }
}
