export { BusinessesModule } from './businesses.module.js';
export { BusinessesQueries } from './businesses.queries.js';
export { BusinessType } from './businesses.graph.js';
export { BusinessIssueEnum, OfferingType, TargetMarketType } from './profile.graph.js';
export { RiskToleranceEnum } from './businesses.graph.js';
export { canView as canViewBusiness } from './business.policy.js';
export { Business, type RiskTolerance } from './business.entity.js';
export type { BusinessIssue } from './profile.entities.js';
