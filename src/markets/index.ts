export { MarketsModule } from './markets.module.js';
export { CategoryEnum, DecisionMakerRoleEnum, RegulatedProfessionEnum, SizeBandEnum } from './markets.graph.js';
export { isKnownRegion } from './countries.js';
export { contains } from './region.rules.js';
export {
  CATEGORIES,
  isIndustry,
  type Category,
  type DecisionMakerRole,
  type RegulatedProfession,
  type SizeBand,
} from './vocabulary.js';
