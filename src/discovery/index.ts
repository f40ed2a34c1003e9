export { DiscoveryModule } from './discovery.module.js';
export { DiscoveryQueries, type Match } from './discovery.queries.js';
export { MatchType } from './discovery.graph.js';
