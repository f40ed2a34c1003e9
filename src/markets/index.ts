export { MarketsModule } from './markets.module.js';
export { CategoryEnum, DecisionMakerRoleEnum, RegulatedProfessionEnum, RoleFamilyEnum, SizeBandEnum } from './markets.graph.js';
export { COUNTRIES, isKnownRegion } from './countries.js';
export { CATEGORY_CODES, neighbourhood, neighboursOf, type Neighbourhood } from './neighbours.js';
export { nameOfRegion } from './places.js';
export {
  ALL_INDUSTRIES,
  ALL_ROLES,
  ALL_SIZES,
  bothRegions,
  familyOf,
  meet,
  type Common,
  type MarketReach,
} from './reach.rules.js';
export { sharedMarketsOf, type SharedMarkets } from './shared-markets.rules.js';
export { categoryInWords, companiesInWords, industryInWords, listed, roleInWords } from './words.js';
export { contains } from './region.rules.js';
export {
  CATEGORIES,
  DECISION_MAKER_ROLES,
  INDUSTRIES,
  isIndustry,
  ROLE_FAMILIES,
  ROLE_TITLES,
  SIZE_BANDS,
  type Category,
  type DecisionMakerRole,
  type RegulatedProfession,
  type RoleFamily,
  type SizeBand,
} from './vocabulary.js';
