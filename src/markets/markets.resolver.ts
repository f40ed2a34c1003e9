import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/graphql/access.js';
import { COUNTRIES } from './countries.js';
import { VocabularyType } from './markets.graph.js';
import { PLACES } from './places.js';
import { ALL_ROLES, familyOf } from './reach.rules.js';
import { DECISION_MAKER_ROLES, INDUSTRIES, ROLE_TITLES } from './vocabulary.js';

const vocabulary: VocabularyType = {
  industries: Object.entries(INDUSTRIES).map(([code, name]) => ({ code, name })),
  regions: [...COUNTRIES],
  places: [...PLACES],
  decisionMakers: ALL_ROLES.map((role) => ({
    role,
    name: DECISION_MAKER_ROLES[role],
    titles: [...(ROLE_TITLES[role] ?? [])],
    family: familyOf(role),
  })),
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
