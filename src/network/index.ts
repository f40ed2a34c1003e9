export { NetworkModule } from './network.module.js';
export { NETWORK_CALENDAR, NETWORK_ID, NetworkService, type CurrentPolicy } from './network.service.js';
export { DEFAULT_FIGURES, type Figures } from './network.rules.js';
