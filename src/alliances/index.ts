export { AlliancesModule } from './alliances.module.js';
export { AlliancesQueries } from './alliances.queries.js';
export { AllianceStageEnum, AllianceType } from './alliances.graph.js';
export { Alliance } from './alliance.entity.js';
export { sideOf } from './alliance.policy.js';
export { LIVE_STAGES } from './alliance.lifecycle.js';
export { AlliancesService } from './alliances.service.js';
export { TrustService } from './trust.service.js';
export { AllianceDuties } from './alliance-duties.js';
